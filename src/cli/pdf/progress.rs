//! How it goes with the PDFs: a line for each that is ready, and, while that takes long, which are at work and since when.

use crate::cli::say;
use crate::pdf::{self, Document, Outcome, Step};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// After so long without a word it says that it is still at work.
const SILENCE: Duration = Duration::from_secs(15);

/// What has been said, and what is being made.
pub struct Progress {
    all: usize,
    state: Mutex<State>,
    ended: Condvar,
}

struct State {
    /// How many are ready.
    done: usize,
    /// What is being made, since when.
    at_work: Vec<(String, Instant)>,
    /// When it last said something.
    said: Instant,
    ended: bool,
}

impl Progress {
    /// Of so many documents.
    pub fn of(all: usize) -> Self {
        let state = State { done: 0, at_work: Vec::new(), said: Instant::now(), ended: false };
        Self { all, state: Mutex::new(state), ended: Condvar::new() }
    }

    /// Does the work, and says meanwhile what takes long.
    pub fn while_telling<T>(&self, work: impl FnOnce() -> T) -> T {
        std::thread::scope(|scope| {
            scope.spawn(|| self.say_what_takes_long());
            let _ended = Ended(self);
            work()
        })
    }

    /// Takes in how far a document is, and says what became of it.
    pub fn tell(&self, document: &Document, step: &Step) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let name = document.pdf();
        match step {
            Step::Begins => state.at_work.push((name, Instant::now())),
            Step::Ends(outcome) => {
                state.at_work.retain(|(other, _)| *other != name);
                if let Some(text) = became(&name, outcome) {
                    state.done += 1;
                    say(&format!("[{}/{}] {text}", state.done, self.all));
                    state.said = Instant::now();
                }
            }
        }
    }

    fn say_what_takes_long(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while !state.ended {
            let silent = state.said.elapsed();
            if silent >= SILENCE {
                if let Some(text) = at_work(&state.at_work) {
                    say(&text);
                }
                state.said = Instant::now();
            } else {
                let woken = self.ended.wait_timeout(state, SILENCE.saturating_sub(silent));
                state = woken.unwrap_or_else(PoisonError::into_inner).0;
            }
        }
    }
}

/// Ends the telling, however the work ends.
struct Ended<'a>(&'a Progress);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
        self.0.ended.notify_all();
    }
}

/// What became of a document; nothing where an interruption came first.
fn became(name: &str, outcome: &Outcome) -> Option<String> {
    let how = match outcome {
        Outcome::Made(size, time, _) => format!("{}, {:.1} s", pdf::bytes(*size, false), time.as_secs_f64()),
        Outcome::Current => "is up to date".to_owned(),
        Outcome::Failed(why) => format!("not made: {why}"),
        Outcome::Stopped => return None,
    };
    let mut text = format!("{name}: {how}");
    if let Outcome::Made(_, _, complaints) = outcome {
        complaints.iter().take(3).for_each(|line| text.push_str(&format!("\n    {line}")));
    }
    Some(text)
}

/// Which documents are being made, and for how long.
fn at_work(all: &[(String, Instant)]) -> Option<String> {
    let since = |begun: &Instant| {
        let seconds = begun.elapsed().as_secs();
        if seconds < 60 { format!("{seconds} s") } else { format!("{} min {} s", seconds / 60, seconds % 60) }
    };
    let names: Vec<String> = all.iter().map(|(name, begun)| format!("{name} ({})", since(begun))).collect();
    (!names.is_empty()).then(|| format!("      still at work on {}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_at_work_is_named_with_its_time() {
        let begun = |seconds| Instant::now().checked_sub(Duration::from_secs(seconds)).unwrap_or_else(Instant::now);
        assert_eq!(at_work(&[]), None);
        let all = [("print/boek.pdf".to_owned(), begun(75)), ("print/raam.pdf".to_owned(), begun(9))];
        assert_eq!(at_work(&all).as_deref(), Some("      still at work on print/boek.pdf (1 min 15 s), print/raam.pdf (9 s)"));
    }

    #[test]
    fn what_was_interrupted_is_not_counted() {
        let progress = Progress::of(2);
        let document = Document { address: "print/a.html".to_owned(), frozen: false };
        progress.while_telling(|| {
            progress.tell(&document, &Step::Begins);
            assert_eq!(progress.state.lock().unwrap().at_work.len(), 1);
            progress.tell(&document, &Step::Ends(&Outcome::Stopped));
        });
        let state = progress.state.lock().unwrap();
        assert!(state.at_work.is_empty() && state.done == 0);
    }
}
