//! The command `bestek`: arguments in, exit status out.
fn main() {}
