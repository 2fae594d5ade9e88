//! Variables that the shell computes when they are looked at.
use super::{decimal, number, options, state::Shell};
use rt::{
    Vec,
    sys::{process, system, wait},
};

/// What they go by.
#[derive(Default)]
pub struct Dynamic {
    /// The state of RANDOM, and the process that it is for: a subshell has numbers of its own.
    random: u64,
    process: i32,
    /// What SECONDS was set to last, and when, in nanoseconds.
    seconds: u64,
    since: u64,
}

impl Shell {
    /// Adds the value of such a variable, if it is one.
    #[inline(never)]
    pub fn dynamic(&mut self, name: &[u8], value: &mut Vec<u8>) -> bool {
        if name == b"LINENO" {
            value.append(&mut decimal(self.line.into()));
            return true;
        }
        // Most names are none of these at the first glance.
        if !matches!(name, [b'R' | b'E' | b'S' | b'U', ..]) || self.options.has(options::POSIX) {
            return false;
        }
        let (seconds, nanoseconds) = system::now();
        let text = match name {
            b"RANDOM" => decimal(self.random().into()),
            b"SECONDS" => {
                let passed = wait::nanoseconds().saturating_sub(self.dynamic.since);
                decimal((self.dynamic.seconds + passed / 1_000_000_000) as i64)
            }
            b"EPOCHSECONDS" => decimal(seconds),
            b"EPOCHREALTIME" => {
                let micros = decimal(i64::from(nanoseconds / 1000) + 1_000_000);
                rt::filled(b"%.%", &[&decimal(seconds), micros.get(1..).unwrap_or(&[])])
            }
            b"UID" => decimal(process::real_user().into()),
            b"EUID" => decimal(process::effective_user().into()),
            _ => return false,
        };
        value.extend_from_slice(&text);
        true
    }

    /// Follows an assignment to one of them.
    pub fn set_dynamic(&mut self, name: &[u8]) {
        let given = self.get(name).and_then(number).unwrap_or(0);
        if name == b"SECONDS" {
            (self.dynamic.seconds, self.dynamic.since) = (given, wait::nanoseconds());
        } else {
            (self.dynamic.random, self.dynamic.process) = (given, process::id());
        }
    }

    /// A number from 0 to 32,767, as scripts expect it: not for secrets.
    fn random(&mut self) -> u16 {
        let own = process::id();
        let dynamic = &mut self.dynamic;
        if dynamic.process != own {
            dynamic.process = own;
            dynamic.random ^= wait::nanoseconds() ^ (own as u64) << 32;
        }
        // SplitMix64.
        dynamic.random = dynamic.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = dynamic.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed >> 49) as u16
    }
}
