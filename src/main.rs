//! The command `bestek`: arguments in, exit status out.

fn main() -> std::process::ExitCode {
    bestek::cli::main()
}
