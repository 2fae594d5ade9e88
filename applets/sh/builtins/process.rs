//! Built-ins for what a process has: time used, mask and limits.
use crate::sh::{Flow, decimal, state::Shell};
use rt::{Vec, sys::process};

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
    let rest = args.get(1..).unwrap_or(&[]);
    match rest {
        [] => {
            let digits = [9, 6, 3, 0].map(|shift| b'0' + (now >> shift & 7) as u8);
            sh.print(&[digits.as_slice(), b"\n"]);
        }
        [option, ..] if option == b"-S" => {
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
    for clause in mode.split(|&byte| byte == b',') {
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
