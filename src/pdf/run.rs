//! Running a program that may hang: it gets a time limit, and takes what it started with it.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Whether whoever runs this has had enough of it.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// From now on an interruption (Ctrl-C) ends what runs here with all that it started, and lets the rest go on to its end.
/// Engines stand apart from the terminal, which would otherwise do so, as they may start others that outlive them.
pub fn end_when_interrupted() {
    // Where there is a handler already, that one decides.
    let _ = ctrlc::set_handler(|| STOPPED.store(true, Ordering::Relaxed));
}

/// Whether an interruption came.
pub fn stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// What became of a program.
#[derive(Debug)]
pub struct Ended {
    /// How it ended; none where its time was up, or an interruption came.
    pub status: Option<ExitStatus>,
    /// What it said on standard error.
    pub said: String,
}

/// Runs a program to its end, or until its time is up.
///
/// # Errors
/// When it cannot be started.
pub fn run(command: &mut Command, limit: Duration) -> io::Result<Ended> {
    // Not a pipe: what the program started could hold that open when it is gone.
    let mut said = tempfile::tempfile()?;
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(said.try_clone()?);
    let status = wait(command, limit)?;
    Ok(Ended { status, said: read(&mut said)? })
}

/// What a program says on standard output.
///
/// # Errors
/// When it cannot be started, fails, or takes too long.
pub fn output(command: &mut Command, limit: Duration) -> io::Result<String> {
    let mut said = tempfile::tempfile()?;
    command.stdin(Stdio::null()).stdout(said.try_clone()?).stderr(Stdio::null());
    match wait(command, limit)? {
        Some(status) if status.success() => read(&mut said),
        _ => Err(io::ErrorKind::Other.into()),
    }
}

fn read(file: &mut File) -> io::Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn wait(command: &mut Command, limit: Duration) -> io::Result<Option<ExitStatus>> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.spawn()?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() >= limit || stopped() {
            stop(&mut child);
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Ends a program and what it started.
fn stop(child: &mut Child) {
    #[cfg(target_os = "linux")]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_ended_with_what_it_started() {
        let start = Instant::now();
        let mut command = Command::new("sh");
        command.args(["-c", "echo begonnen >&2; sleep 60 & wait"]);
        let ended = run(&mut command, Duration::from_millis(300)).unwrap();
        assert!(ended.status.is_none() && start.elapsed() < Duration::from_secs(20));
        assert_eq!(ended.said, "begonnen\n");
    }

    #[test]
    fn what_it_says_and_how_it_ends_is_known() {
        let limit = Duration::from_secs(20);
        let ended = run(Command::new("sh").args(["-c", "echo fout >&2; exit 3"]), limit).unwrap();
        assert_eq!((ended.status.unwrap().code(), ended.said.as_str()), (Some(3), "fout\n"));
        assert_eq!(output(Command::new("echo").arg("1.2"), limit).unwrap(), "1.2\n");
        assert!(output(&mut Command::new("false"), limit).is_err());
    }
}
