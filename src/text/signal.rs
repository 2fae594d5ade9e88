//! The names of signals.
use super::number;
use crate::Cx;
use crate::text::split::{lines, parts};
use alloc::vec::Vec;

/// By number from 1 on.
static NAMES: &[u8] = b"HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU \
URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS";

/// The second names of some.
static ALIASES: [(&[u8], u8); 3] = [(b"IOT", 6), (b"CLD", 17), (b"IO", 29)];

/// The first and the last real-time signal. The C library keeps the two before them to itself.
const RTMIN: u8 = 34;
const RTMAX: u8 = 64;

/// The signal that the next argument asks for as an option, `-9` or `-HUP`, which is taken then.
#[inline(never)]
pub fn take_option(cx: &mut Cx) -> Option<u8> {
    let name = cx.upcoming()?.to_bytes().strip_prefix(b"-")?;
    // Lower case is for options of one letter.
    let is_signal = name.first()?.is_ascii_digit() || name.first()?.is_ascii_uppercase();
    let number = is_signal.then(|| number_or_zero(name))??;
    cx.skip_args(1);
    Some(number)
}

/// All signals that have names: bit n-1 is signal n.
pub const ALL: u64 = !(0b11 << 31);

/// A signal's name without `SIG`, such as `INT` or `RTMIN+2`. `None` for what is no signal that a program may use.
pub fn name(signal: u8) -> Option<heapless::Vec<u8, 8>> {
    let mut name = heapless::Vec::new();
    let (start, sign, distance): (&[u8], u8, u8) = match signal {
        RTMIN..50 => (b"RTMIN", b'+', signal - RTMIN),
        50..=RTMAX => (b"RTMAX", b'-', RTMAX - signal),
        _ => {
            let index = usize::from(signal).checked_sub(1)?;
            (parts(NAMES, b' ').nth(index)?, 0, 0)
        }
    };
    // The longest, RTMIN+15, just fits.
    let _ = name.extend_from_slice(start);
    if distance > 0 {
        let _ = name.push(sign);
        let _ = name.extend_from_slice(number::format(distance.into(), &mut [0; number::DIGITS]));
    }
    Some(name)
}

/// What each is, as strsignal(3) says.
static MEANINGS: &[u8] = b"Hangup\nInterrupt\nQuit\nIllegal instruction\nTrace/breakpoint trap\nAborted\nBus error\n\
Floating point exception\nKilled\nUser defined signal 1\nSegmentation fault\nUser defined signal 2\nBroken pipe\nAlarm clock\n\
Terminated\nStack fault\nChild exited\nContinued\nStopped (signal)\nStopped\nStopped (tty input)\nStopped (tty output)\n\
Urgent I/O condition\nCPU time limit exceeded\nFile size limit exceeded\nVirtual timer expired\nProfiling timer expired\n\
Window changed\nI/O possible\nPower failure\nBad system call";

/// What a signal means.
#[inline(never)]
pub fn describe(signal: u8) -> Vec<u8> {
    let meaning = usize::from(signal).checked_sub(1).and_then(|index| lines(MEANINGS).nth(index));
    match (meaning, signal.checked_sub(RTMIN)) {
        (Some(meaning), _) => meaning.to_vec(),
        (None, Some(number)) => {
            let mut room = [0; number::DIGITS];
            crate::filled(b"Real-time signal %", &[number::format(number.into(), &mut room)])
        }
        (None, None) => b"Unknown signal 0".to_vec(),
    }
}

/// As [`number`], with 0 or `EXIT` for the signal that none is, which only checks whether one could be sent.
#[inline(never)]
pub fn number_or_zero(text: &[u8]) -> Option<u8> {
    // A status of 128, or of no more than a status, names no signal either.
    let status = number::decimal(text).ok().filter(|&status| status <= i32::MAX as u64);
    if text.eq_ignore_ascii_case(b"EXIT")
        || status.is_some_and(|status| status == 128 || status % 256 == 0)
    {
        return Some(0);
    }
    number(text)
}

/// The signal of a name or a number, with or without `SIG`, in any case; a mere number may also be the status of a process that
/// the signal has ended, as a shell (128 and the signal) or wait(2) of other systems gives it.
pub fn number(text: &[u8]) -> Option<u8> {
    if text.first().is_some_and(u8::is_ascii_digit) {
        let status = number::decimal(text).ok().filter(|&status| status <= i32::MAX as u64)?;
        let signal = status as u8 & if status > 255 { 255 } else { 127 };
        return name(signal).map(|_| signal);
    }
    let text = match text.split_at_checked(3) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case(b"SIG") => rest,
        _ => text,
    };
    if let Ok(signal) = number::decimal(text) {
        let signal = u8::try_from(signal).ok()?;
        return name(signal).map(|_| signal);
    }
    let is = |name: &[u8]| name.eq_ignore_ascii_case(text);
    if let Some((_, signal)) = ALIASES.iter().find(|(alias, _)| is(alias)) {
        return Some(*signal);
    }
    if let Some(index) = parts(NAMES, b' ').position(is) {
        return Some(index as u8 + 1);
    }
    let (start, distance) = text.split_at_checked(5)?;
    let up = start.eq_ignore_ascii_case(b"RTMIN");
    if !up && !start.eq_ignore_ascii_case(b"RTMAX") {
        return None;
    }
    let distance = match distance {
        [] => 0,
        [b'+', digits @ ..] if up => number::decimal(digits).ok()?,
        [b'-', digits @ ..] if !up => number::decimal(digits).ok()?,
        _ => return None,
    };
    let distance = u8::try_from(distance).ok().filter(|&distance| distance <= RTMAX - RTMIN)?;
    Some(if up { RTMIN + distance } else { RTMAX - distance })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for signal in 0..=255 {
            let is_named = (1..65).contains(&signal) && ALL >> (signal - 1) & 1 != 0;
            assert_eq!(name(signal).is_some(), is_named);
            match name(signal) {
                Some(name) => assert_eq!(super::number(&name), Some(signal)),
                None => assert!(matches!(signal, 0 | 32 | 33 | 65..)),
            }
        }
    }

    #[test]
    fn spellings() {
        let cases: [(&str, Option<u8>); 18] = [
            ("sigint", Some(2)),
            ("SIG03", Some(3)),
            ("SIG130", None),
            ("IOT", Some(6)),
            ("130", Some(2)),
            ("258", Some(2)),
            ("386", None),
            ("0", None),
            ("32", None),
            ("", None),
            ("SIG", None),
            ("RTMIN+30", Some(64)),
            ("RTMAX-30", Some(34)),
            ("RTMIN+31", None),
            ("RTMIN-1", None),
            ("RTMIN+", None),
            ("2x", None),
            ("-1", None),
        ];
        for (text, signal) in cases {
            assert_eq!(super::number(text.as_bytes()), signal, "{text:?}");
        }
    }
}
