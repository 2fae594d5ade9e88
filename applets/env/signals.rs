//! What signals do to the command.
use super::Env;
use rt::{
    Cx, Done, Stop,
    sys::signal::{self, Action},
    text::{
        number::{DIGITS, format},
        signal::{ALL, name, number},
        split::parts,
    },
};

/// Sets of signals: bit n-1 is signal n.
#[derive(Default)]
pub struct Signals {
    default: u64,
    ignore: u64,
    /// Those of `default` and `ignore` that were named: failing to set them is an error.
    named: u64,
    block: u64,
    unblock: u64,
}

/// The numbers of the signals that have names.
fn all() -> impl Iterator<Item = u8> {
    (1..=64).filter(|&signal| ALL & bit(signal) != 0)
}

fn bit(signal: u8) -> u64 {
    1 << (signal - 1)
}

/// The signals in the value of the option at hand, and whether they were named.
fn chosen(cx: &mut Cx) -> Result<(u64, bool), Stop> {
    let Some(list) = cx.optional_value() else {
        return Ok((ALL, false));
    };
    let mut set = 0;
    for word in parts(list.to_bytes(), b',').filter(|word| !word.is_empty()) {
        match number(word) {
            Some(signal) => set |= bit(signal),
            None => return Err(cx.usage(packed!("%w: invalid signal"), &[word])),
        }
    }
    Ok((set, true))
}

impl Signals {
    pub fn block(&mut self, cx: &mut Cx) -> Done {
        let (set, _) = chosen(cx)?;
        self.block |= set;
        self.unblock &= !set;
        Ok(())
    }

    pub fn default(&mut self, cx: &mut Cx) -> Done {
        let (set, named) = chosen(cx)?;
        self.default |= set;
        self.ignore &= !set;
        self.unblock |= set;
        self.block &= !set;
        self.name(set, named);
        Ok(())
    }

    pub fn ignore(&mut self, cx: &mut Cx) -> Done {
        let (set, named) = chosen(cx)?;
        self.ignore |= set;
        self.default &= !set;
        self.name(set, named);
        Ok(())
    }

    #[inline(never)]
    fn name(&mut self, set: u64, named: bool) {
        if named { self.named |= set } else { self.named &= !set }
    }

    /// Makes it so.
    pub fn apply(&self, cx: &mut Cx, env: &Env) -> Done {
        for signal in all().filter(|&signal| (self.default | self.ignore) & bit(signal) != 0) {
            let ignored = self.ignore & bit(signal) != 0;
            let action = if ignored { Action::Ignore } else { Action::Default };
            let set = signal::set(signal, action);
            if let Err(e) = set
                && self.named & bit(signal) != 0
            {
                let mut room = [0; DIGITS];
                let number = format(signal.into(), &mut room);
                let failed = "failed to set signal action for signal %r";
                return Err(cx.stop_error(failed, &[number], e));
            }
            let outcome = match (ignored, set) {
                (true, Ok(_)) => "Reset signal %r (%r) to IGNORE",
                (true, Err(_)) => "Reset signal %r (%r) to IGNORE (failure ignored)",
                (false, Ok(_)) => "Reset signal %r (%r) to DEFAULT",
                (false, Err(_)) => "Reset signal %r (%r) to DEFAULT (failure ignored)",
            };
            tell(cx, env, signal, outcome);
        }
        if self.block | self.unblock == 0 {
            return Ok(());
        }
        for signal in all() {
            if self.block & bit(signal) != 0 {
                tell(cx, env, signal, "signal %r (%r) mask set to BLOCK");
            } else if self.unblock & bit(signal) != 0 {
                tell(cx, env, signal, "signal %r (%r) mask set to UNBLOCK");
            }
        }
        signal::block(signal::blocked() & !self.unblock | self.block)
            .map_err(|e| cx.stop_error(packed!("failed to set signal process mask"), &[], e))
    }
}

/// Says what is done to a signal: `outcome` with its name and number.
fn tell(cx: &mut Cx, env: &Env, signal: u8, outcome: &str) {
    let name = name(signal).unwrap_or_default();
    env.tell(cx, outcome, &[&name, format(signal.into(), &mut [0; DIGITS])]);
}

/// Lists the signals that are blocked or ignored.
pub fn list(cx: &mut Cx) {
    let blocked = signal::blocked();
    for signal in all() {
        let state = match (blocked & bit(signal) != 0, signal::is_ignored(signal)) {
            (false, false) => continue,
            (true, false) => "BLOCK",
            (false, true) => "IGNORE",
            (true, true) => "BLOCK,IGNORE",
        };
        let name = name(signal).unwrap_or_default();
        let blanks = if signal < 10 { "           ( " } else { "           (" };
        let blanks = blanks.as_bytes().get(name.len()..).unwrap_or(b"");
        let mut room = [0; DIGITS];
        let number = format(signal.into(), &mut room);
        cx.line(packed!("%r%r%r): %r"), &[&name, blanks, number, state.as_bytes()]);
    }
}
