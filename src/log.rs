//! The system's log: the names of who speaks and how urgent it is, and the socket that takes messages (syslog(3)).
use crate::{
    sys::{
        Errno, Fd,
        net::{self, Address},
    },
    text::{
        number,
        split::{Parts, parts},
    },
};
use core::ffi::CStr;

/// Where messages go.
pub const SOCKET: &CStr = c"/dev/log";

/// In the order of their numbers, and the other names of some.
pub static FACILITIES: &[u8] =
    b"kern user mail daemon auth syslog lpr news uucp cron authpriv ftp \
- - - - local0 local1 local2 local3 local4 local5 local6 local7 security=4";
pub static LEVELS: &[u8] = b"emerg alert crit err warning notice info debug panic=0 error=3 warn=4";

/// The number of a name in one of the lists, whatever the cases of its letters.
#[inline(never)]
pub fn find(list: &[u8], name: &[u8]) -> Option<u64> {
    for (index, word) in (0..).zip(parts(list, b' ')) {
        match word.split_last() {
            Some((digit, [rest @ .., b'='])) if rest.eq_ignore_ascii_case(name) => {
                return Some((digit - b'0').into());
            }
            _ if word.eq_ignore_ascii_case(name) && name != b"-" => return Some(index),
            _ => {}
        }
    }
    None
}

/// The name of a number in one of the lists.
pub fn name(list: &'static [u8], number: u64) -> &'static [u8] {
    let mut names: Parts<'static> = parts(list, b' ');
    names.nth(number as usize).unwrap_or(b"-")
}

/// The number of a line such as `<13>text`, and what follows.
#[inline(never)]
pub fn split_prefix(line: &[u8]) -> Option<(u64, &[u8])> {
    let (value, used, _) = number::digits(line.strip_prefix(b"<")?);
    match line.get(used + 1..)? {
        [b'>', rest @ ..] if used > 0 && value < 192 => Some((value, rest)),
        _ => None,
    }
}

/// A socket to the log of this machine, and whether it takes a stream.
#[inline(never)]
pub fn open(path: &CStr) -> Result<(Fd, bool), Errno> {
    let address = Address::unix(path.to_bytes())?;
    let mut failure = Errno::INVAL;
    for kind in [net::DATAGRAM, net::STREAM] {
        let socket = net::socket(net::UNIX, kind, 0)?;
        match net::connect(&socket, &address) {
            Ok(()) => return Ok((socket, kind == net::STREAM)),
            Err(e) => failure = e,
        }
        // Only one of the other kind is worth a second try.
        if failure.name().is_none_or(|name| name.bytes() != b"PROTOTYPE") {
            break;
        }
    }
    Err(failure)
}
