//! The command `bestek`: arguments in, exit status out.

/// Pages are made of millions of small pieces on all cores: this allocator is a fifth faster at that than most systems' own,
/// and gives back what one thread no longer needs to the others.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    bestek::cli::main()
}
