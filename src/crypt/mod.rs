//! Passwords and what is kept of them (crypt(5)): SHA-512, SHA-256 and MD5 as Drepper's and Kamp's schemes use them, and yescrypt.
//!
//! The schemes are public: "Unix crypt using SHA-256 and SHA-512" (akkadia.org/drepper/SHA-crypt.txt), and openwall.com/yescrypt.
mod yescrypt;

use crate::{
    auxv::Auxv,
    digest::{Hash, MD5, SHA256, SHA512},
    random::of_kernel,
    sys::Errno,
    text::number,
};
use alloc::vec::Vec;

/// The digits of all schemes.
const DIGITS: &[u8; 64] = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A scheme that goes round and round a digest.
struct Scheme {
    prefix: &'static [u8],
    kind: usize,
    /// The most characters of salt.
    salt: usize,
    /// The bytes of the digest that the groups of four digits hold, the first group; then each is one more than one of those before.
    first: [usize; 3],
    /// Which of those before: 0 the same, 1 the next one, 2 the one after that.
    turn: usize,
    groups: usize,
    /// What is left for the end, and in how many digits.
    rest: [usize; 3],
    digits: u32,
}

/// Stands for a byte that is 0.
const NONE: usize = 99;

static SCHEMES: [Scheme; 3] = [
    Scheme {
        prefix: b"$6$",
        kind: SHA512,
        salt: 16,
        first: [0, 21, 42],
        turn: 1,
        groups: 21,
        rest: [NONE, NONE, 63],
        digits: 2,
    },
    Scheme {
        prefix: b"$5$",
        kind: SHA256,
        salt: 16,
        first: [0, 10, 20],
        turn: 2,
        groups: 10,
        rest: [NONE, 31, 30],
        digits: 3,
    },
    Scheme {
        prefix: b"$1$",
        kind: MD5,
        salt: 8,
        first: [0, 6, 12],
        turn: 0,
        groups: 5,
        rest: [NONE, NONE, 11],
        digits: 2,
    },
];

/// What is kept of a password, made as `setting` says, which what was kept before is, too. `None` if that is of no scheme that is
/// known, or there is no memory.
#[inline(never)]
pub fn crypt(password: &[u8], setting: &[u8], auxv: Auxv<'static>) -> Option<Vec<u8>> {
    // Nothing here is to take for ever.
    let password = password.get(..password.len().min(512))?;
    let mut hash = Hash::new(auxv);
    if let Some(rest) = setting.strip_prefix(b"$y$") {
        return yescrypt::crypt(&mut hash, password, rest);
    }
    let scheme = SCHEMES.iter().find(|scheme| setting.starts_with(scheme.prefix))?;
    scheme.crypt(&mut hash, password, setting.get(scheme.prefix.len()..)?)
}

/// Is it the password that `kept` is of? How long that takes says nothing about how much of it is right.
#[inline(never)]
pub fn matches(password: &[u8], kept: &[u8], auxv: Auxv<'static>) -> bool {
    let Some(made) = crypt(password, kept, auxv) else { return false };
    let different = made.iter().zip(kept).fold(0, |bits, (a, b)| bits | (a ^ b));
    core::hint::black_box(different) == 0 && made.len() == kept.len()
}

/// A setting for a new password: SHA-512 with a salt that nobody can foresee.
pub fn new_setting() -> Result<Vec<u8>, Errno> {
    let mut setting = b"$6$".to_vec();
    let mut bytes = [0; 16];
    if of_kernel(&mut bytes)? < bytes.len() {
        return Err(Errno::IO);
    }
    setting.extend(bytes.iter().filter_map(|byte| DIGITS.get(usize::from(byte & 63))));
    Ok(setting)
}

/// The digest of pieces.
#[inline(never)]
fn digest(hash: &mut Hash, kind: usize, pieces: &[&[u8]]) -> Vec<u8> {
    hash.start(kind, 0);
    pieces.iter().for_each(|piece| hash.update(piece));
    hash.finish();
    hash.digest().to_vec()
}

/// `count` bytes: `bytes` again and again.
fn repeated(bytes: &[u8], count: usize) -> Vec<u8> {
    bytes.iter().copied().cycle().take(count).collect()
}

impl Scheme {
    #[inline(never)]
    fn crypt(&self, hash: &mut Hash, password: &[u8], setting: &[u8]) -> Option<Vec<u8>> {
        let (kind, is_md5) = (self.kind, self.kind == MD5);
        let mut kept = self.prefix.to_vec();
        let mut salt = setting;
        let mut rounds = if is_md5 { 1000 } else { 5000 };
        if let Some(text) = setting.strip_prefix(b"rounds=")
            && !is_md5
        {
            let end = text.iter().position(|&byte| byte == b'$')?;
            rounds = number::decimal(text.get(..end)?).ok()?;
            salt = text.get(end + 1..)?;
            if !(1000..=999_999_999).contains(&rounds) {
                return None;
            }
            kept.extend_from_slice(setting.get(..7 + end + 1)?);
        }
        let end = salt.iter().position(|&byte| byte == b'$').unwrap_or(salt.len());
        salt = salt.get(..end.min(self.salt))?;
        kept.extend_from_slice(salt);
        kept.push(b'$');

        let inner = digest(hash, kind, &[password, salt, password]);
        hash.start(kind, 0);
        hash.update(password);
        hash.update(if is_md5 { self.prefix } else { b"" });
        hash.update(salt);
        hash.update(&repeated(&inner, password.len()));
        let mut bits = password.len();
        while bits > 0 {
            hash.update(match (is_md5, bits & 1) {
                (true, 1) => b"\0",
                (true, _) => password.get(..1)?,
                (false, 1) => &inner,
                (false, _) => password,
            });
            bits >>= 1;
        }
        hash.finish();
        let mut state = hash.digest().to_vec();

        let (mut by_password, mut by_salt) = (password.to_vec(), salt.to_vec());
        if !is_md5 {
            let many = repeated(password, password.len() * password.len());
            by_password = repeated(&digest(hash, kind, &[&many]), password.len());
            let count = 16 + usize::from(*state.first()?);
            let many = repeated(salt, salt.len() * count);
            by_salt = repeated(&digest(hash, kind, &[&many]), salt.len());
        }
        for round in 0..rounds {
            let odd = round % 2 == 1;
            hash.start(kind, 0);
            hash.update(if odd { &by_password } else { &state });
            if round % 3 > 0 {
                hash.update(&by_salt);
            }
            if round % 7 > 0 {
                hash.update(&by_password);
            }
            hash.update(if odd { &state } else { &by_password });
            hash.finish();
            state.clear();
            state.extend_from_slice(hash.digest());
        }

        let byte = |index: usize| state.get(index).copied().map_or(0, u32::from);
        let mut group = self.first;
        for index in 0..=self.groups {
            let digits = if index == self.groups { self.digits } else { 4 };
            if index == self.groups {
                group = self.rest;
            } else if kind == MD5 && index == 4 {
                // The last group wraps.
                group = [4, 10, 5];
            }
            let [a, b, c] = group;
            push_digits(&mut kept, byte(a) << 16 | byte(b) << 8 | byte(c), digits);
            group = match self.turn {
                0 => [a + 1, b + 1, c + 1],
                1 => [b + 1, c + 1, a + 1],
                _ => [c + 1, a + 1, b + 1],
            };
        }
        Some(kept)
    }
}

/// Adds the lowest bits of a number, the lowest first.
fn push_digits(to: &mut Vec<u8>, mut value: u32, digits: u32) {
    for _ in 0..digits {
        to.extend(DIGITS.get((value & 63) as usize));
        value >>= 6;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_none_is_refused() {
        for kept in
            ["", "*", "!", "x", "$2b$10$abc", "$6$rounds=5$a$", "$y$", "$y$j9T", "$y$zzz$a$"]
        {
            assert!(!matches(b"", kept.as_bytes(), Auxv::EMPTY), "{kept}");
            assert!(!matches(kept.as_bytes(), kept.as_bytes(), Auxv::EMPTY), "{kept}");
        }
    }

    /// What libcrypt makes of the same, by way of perl; `None` where that is not installed.
    fn of_libcrypt(lines: &str) -> Option<String> {
        use std::{
            io::Write,
            process::{Command, Stdio},
        };
        let script = r#"while (<STDIN>) { chomp; ($p, $s) = split /\t/; print crypt(pack("H*", $p), $s), "\n" }"#;
        let mut perl = Command::new("perl");
        perl.args(["-e", script]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut perl = perl.spawn().ok()?;
        let mut input = perl.stdin.take()?;
        let lines = lines.to_owned();
        let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
        let output = perl.wait_with_output().ok()?;
        writer.join().unwrap().unwrap();
        String::from_utf8(output.stdout).ok()
    }

    /// `CASES=1000 cargo test --release crypt` tries more.
    #[test]
    fn as_libcrypt_makes_it() {
        let cases = std::env::var("CASES").map_or(24, |cases| cases.parse().unwrap());
        let mut seed = 1u64;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % below
        };
        let (mut lines, mut expected) = (String::new(), Vec::new());
        for case in 0..cases {
            let len = if random(3) == 0 { random(150) } else { random(12) };
            let password: Vec<u8> = (0..len).map(|_| 1 + random(255) as u8).collect();
            let salt = |len: usize, random: &mut dyn FnMut(usize) -> usize| -> String {
                (0..len).map(|_| char::from(DIGITS[random(64)])).collect()
            };
            let setting = match case % 6 {
                0 => format!("$6${}", salt(random(20), &mut random)),
                1 => format!("$6$rounds={}${}$", 1000 + random(1000), salt(16, &mut random)),
                2 => format!("$5${}", salt(random(20), &mut random)),
                3 => format!("$1${}", salt(1 + random(8), &mut random)),
                4 => format!("$y$j75${}", salt(4 * random(6), &mut random)),
                _ => format!(
                    "$y${}${}",
                    ["j65", "j7T", "j85", "j9T", "j8Z"][random(5)],
                    salt(20, &mut random)
                ),
            };
            let digits: String = password.iter().map(|byte| format!("{byte:02x}")).collect();
            lines += &format!("{digits}\t{setting}\n");
            expected.push((password, setting));
        }
        let Some(theirs) = of_libcrypt(&lines) else { return };
        assert_eq!(theirs.lines().count(), cases);
        for ((password, setting), theirs) in expected.iter().zip(theirs.lines()) {
            let made = crypt(password, setting.as_bytes(), Auxv::EMPTY).unwrap_or_default();
            let made = String::from_utf8(made).unwrap();
            assert_eq!(made, theirs, "{setting} {password:?}");
            assert!(matches(password, theirs.as_bytes(), Auxv::EMPTY));
        }
    }
}
