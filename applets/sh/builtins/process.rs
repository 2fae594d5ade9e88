//! Built-ins for what a process has: time used, mask and limits.
use super::options;
use crate::sh::{Flow, decimal, number, state::Shell};
use rt::{
    Vec,
    sys::{process, raw},
    text::split::parts,
};

pub fn times(sh: &mut Shell, _: &[Vec<u8>]) -> Result<u8, Flow> {
    let ticks = process::times();
    for (index, ticks) in ticks.into_iter().enumerate() {
        let (seconds, rest) = (ticks / 100, ticks % 100 * 10);
        let fraction = decimal(rest as i64 + 1000);
        let end: &[u8] = if index % 2 == 0 { b"s " } else { b"s\n" };
        let (minutes, seconds) = (decimal(seconds as i64 / 60), decimal(seconds as i64 % 60));
        sh.print(&[
            minutes.as_slice(),
            b"m",
            &seconds,
            b".",
            fraction.get(1..).unwrap_or(&[]),
            end,
        ]);
    }
    Ok(0)
}

pub fn umask(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let now = process::umask(0);
    process::umask(now);
    let Some(found) = options(sh, args, b"S") else { return Ok(2) };
    match found.rest {
        [] if !found.has(b'S') => {
            let digits = [9, 6, 3, 0].map(|shift| b'0' + (now >> shift & 7) as u8);
            sh.print(&[digits.as_slice(), b"\n"]);
        }
        [] => {
            let mut text = Vec::new();
            for (who, shift) in [(b'u', 6), (b'g', 3), (b'o', 0)] {
                text.extend_from_slice(&[who, b'=']);
                let bits = [(b'r', 4), (b'w', 2), (b'x', 1)];
                text.extend(bits.iter().filter(|(_, bit)| now >> shift & bit == 0).map(|(c, _)| c));
                text.push(if who == b'o' { b'\n' } else { b',' });
            }
            sh.print(&[&text]);
        }
        [mode, ..] => {
            let octal = mode.iter().try_fold(0u32, |mask, &byte| {
                Some(mask * 8 + char::from(byte).to_digit(8)?).filter(|&mask| mask <= 0o777)
            });
            match octal.filter(|_| !mode.is_empty()).or_else(|| symbolic(now, mode)) {
                Some(mask) => drop(process::umask(mask)),
                None => {
                    sh.say("umask: Illegal mode: %", mode);
                    return Ok(2);
                }
            }
        }
    }
    Ok(0)
}

/// The mask after `u=rwx,g-w`: what is listed there is what stays allowed.
#[inline(never)]
pub fn symbolic(mask: u32, mode: &[u8]) -> Option<u32> {
    let mut allowed = !mask & 0o777;
    for clause in parts(mode, b',') {
        let at = clause.iter().position(|byte| b"=+-".contains(byte))?;
        let (who, rest) = clause.split_at(at);
        let mut places = 0;
        for &who in if who.is_empty() { b"a" } else { who } {
            places |= match who {
                b'u' => 0o100,
                b'g' => 0o010,
                b'o' => 0o001,
                b'a' => 0o111,
                _ => return None,
            };
        }
        let (op, permissions) = rest.split_first()?;
        let mut bits = 0;
        for permission in permissions {
            bits |= match permission {
                b'r' => 4,
                b'w' => 2,
                b'x' => 1,
                // What another has.
                b'u' => allowed >> 6 & 7,
                b'g' => allowed >> 3 & 7,
                b'o' => allowed & 7,
                _ => return None,
            };
        }
        allowed = match op {
            b'=' => allowed & !(places * 7) | (places * bits),
            b'+' => allowed | (places * bits),
            _ => allowed & !(places * bits),
        };
    }
    Some(!allowed & 0o777)
}

/// What `ulimit` limits, in the order of POSIX's letters and then of others: the letter, `RLIMIT_*`, how many times the unit is to be
/// doubled to get the kernel's, and what it is.
static LIMITS: [(u8, u32, u32, &str); 15] = [
    (b'c', raw::RLIMIT_CORE, 9, "core file size (512-byte blocks)"),
    (b'd', raw::RLIMIT_DATA, 10, "data segment (KiB)"),
    (b'f', raw::RLIMIT_FSIZE, 9, "file size (512-byte blocks)"),
    (b'n', raw::RLIMIT_NOFILE, 0, "open files"),
    (b's', raw::RLIMIT_STACK, 10, "stack (KiB)"),
    (b't', raw::RLIMIT_CPU, 0, "processor time (seconds)"),
    (b'v', raw::RLIMIT_AS, 10, "address space (KiB)"),
    (b'e', raw::RLIMIT_NICE, 0, "scheduling priority"),
    (b'i', raw::RLIMIT_SIGPENDING, 0, "pending signals"),
    (b'l', raw::RLIMIT_MEMLOCK, 10, "locked memory (KiB)"),
    (b'm', raw::RLIMIT_RSS, 10, "resident memory (KiB)"),
    (b'q', raw::RLIMIT_MSGQUEUE, 0, "message queues (bytes)"),
    (b'r', raw::RLIMIT_RTPRIO, 0, "real-time priority"),
    (b'u', raw::RLIMIT_NPROC, 0, "processes"),
    (b'x', raw::RLIMIT_LOCKS, 0, "file locks"),
];

/// A limit as `ulimit` shows it.
fn shown(limit: u64, shift: u32) -> Vec<u8> {
    if limit == u64::MAX { b"unlimited".to_vec() } else { decimal((limit >> shift) as i64) }
}

pub fn ulimit(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(found) = options(sh, args, b"HSacdfnstveilmqrux") else { return Ok(2) };
    let (hard, soft) = (found.has(b'H'), found.has(b'S'));
    let letters = found.given.iter().map(|&(letter, _)| letter);
    let mut wanted: Vec<u8> = letters.filter(|letter| !b"HSa".contains(letter)).collect();
    if wanted.is_empty() {
        wanted.push(b'f');
    }
    if found.has(b'a') {
        wanted = LIMITS.iter().map(|&(letter, ..)| letter).collect();
    }
    for (letter, resource, shift, name) in &LIMITS {
        if !wanted.contains(letter) {
            continue;
        }
        let mut limits = process::limits(*resource);
        let [value, ..] = found.rest else {
            let limit = limits.get(usize::from(hard && !soft)).map_or(0, |limit| *limit);
            if wanted.len() > 1 {
                sh.print(&[b"-", &[*letter], b"  ", name.as_bytes(), b": "]);
            }
            sh.print(&[&shown(limit, *shift), b"\n"]);
            continue;
        };
        let limit = match value.as_slice() {
            b"unlimited" => Some(u64::MAX),
            b"hard" => limits.last().copied(),
            b"soft" => limits.first().copied(),
            digits => number(digits).and_then(|value| value.checked_mul(1 << shift)),
        };
        let Some(limit) = limit else {
            sh.say("ulimit: Illegal number: %", value);
            return Ok(2);
        };
        // Without -H and -S it is both.
        if soft || !hard {
            limits[0] = limit;
        }
        if hard || !soft {
            limits[1] = limit;
        }
        if let Err(e) = process::set_limits(*resource, limits) {
            sh.say_error("ulimit: %: cannot set the limit: %", name.as_bytes(), e);
            return Ok(1);
        }
    }
    Ok(0)
}
