//! Error numbers and their texts, as glibc words them.
use crate::{opt, text::number as number_text};
use core::num::NonZeroUsize;
use linux_raw_sys::errno as number;

/// An error number as the kernel reports it. As wide as a register, so that a `Result` of a system call comes back in two of them, or
/// in one where success has no value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Errno(pub(super) NonZeroUsize);

macro_rules! names {
    ($($name:ident = $number:ident)*) => {
        /// The kernel's names, without their `E`.
        #[allow(missing_docs)]
        impl Errno {
            $(pub const $name: Errno = Errno::new(number::$number as usize);)*
        }
    };
}
names! {
    PERM = EPERM
    NOENT = ENOENT
    SRCH = ESRCH
    INTR = EINTR
    IO = EIO
    NXIO = ENXIO
    TOOBIG = E2BIG
    NOEXEC = ENOEXEC
    BADF = EBADF
    CHILD = ECHILD
    AGAIN = EAGAIN
    NOMEM = ENOMEM
    ACCES = EACCES
    FAULT = EFAULT
    BUSY = EBUSY
    EXIST = EEXIST
    XDEV = EXDEV
    NODEV = ENODEV
    NOTDIR = ENOTDIR
    ISDIR = EISDIR
    INVAL = EINVAL
    NFILE = ENFILE
    MFILE = EMFILE
    NOTTY = ENOTTY
    TXTBSY = ETXTBSY
    FBIG = EFBIG
    NOSPC = ENOSPC
    SPIPE = ESPIPE
    ROFS = EROFS
    MLINK = EMLINK
    PIPE = EPIPE
    DOM = EDOM
    RANGE = ERANGE
    NAMETOOLONG = ENAMETOOLONG
    NOSYS = ENOSYS
    NOTEMPTY = ENOTEMPTY
    LOOP = ELOOP
    NODATA = ENODATA
    OVERFLOW = EOVERFLOW
    OPNOTSUPP = EOPNOTSUPP
    TIMEDOUT = ETIMEDOUT
    STALE = ESTALE
    DQUOT = EDQUOT
}

/// What writing can report (write(2), and close(2) after it): number, text, newline. Apart from the rest, so that a program that only
/// writes does not carry every text there is.
static OF_WRITING: &[u8] = b"\
\x01Operation not permitted\n\
\x04Interrupted system call\n\
\x05Input/output error\n\
\x09Bad file descriptor\n\
\x0BResource temporarily unavailable\n\
\x16Invalid argument\n\
\x1BFile too large\n\
\x1CNo space left on device\n\
\x20Broken pipe\n\
\x68Connection reset by peer\n\
\x7ADisk quota exceeded\n\
";

/// The texts in [`errno.txt`](errno.txt) but for those above, packed by the build script: by number from 1 on, each ended by a newline;
/// a byte from 128 on stands for a pair of bytes.
mod packed {
    include!(concat!(env!("OUT_DIR"), "/errno.rs"));
}

mod names {
    use linux_raw_sys::errno::*;

    crate::sys::names! {
        ERRORS, "E":
        EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT
        ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG
        ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP
        ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL
        ENOANO EBADRQC EBADSLT EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE ENOLINK EADV
        ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD
        ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE
        EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT
        EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN
        ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY
        EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE
        ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL
        EHWPOISON
    }
}

/// A text, of which the longest has 49 bytes.
pub type Text = heapless::Vec<u8, 64>;

impl Errno {
    /// The error of that number. There is none with number 0, for which another one stands.
    pub const fn new(number: usize) -> Errno {
        match NonZeroUsize::new(number) {
            Some(number) => Errno(number),
            None => Errno(NonZeroUsize::MAX),
        }
    }

    /// The number.
    pub fn number(self) -> usize {
        self.0.get()
    }

    /// The kernel's name without its `E`, for all there are.
    pub fn name(self) -> Option<&'static str> {
        super::names::find(names::ERRORS, self.number())
    }

    /// The text for an error of write(2) or close(2).
    pub fn text_of_writing(self) -> Option<&'static [u8]> {
        let mut texts = OF_WRITING;
        while let [number, text @ ..] = texts {
            let (text, rest) = opt::split(text, b'\n');
            if usize::from(*number) == self.number() {
                return Some(text);
            }
            texts = rest;
        }
        None
    }

    /// The text as `strerror` gives it.
    pub fn text(self) -> Text {
        let mut text = Text::new();
        self.write(&mut |byte| {
            // No text is longer than there is room.
            let _ = text.push(byte);
        });
        text
    }

    /// Gives `put` the text as `strerror` gives it, byte for byte.
    #[inline(never)]
    pub fn write(self, put: &mut dyn FnMut(u8)) {
        if let Some(text) = self.text_of_writing() {
            return text.iter().for_each(|&byte| put(byte));
        }
        let mut unpack = Unpack { before: self.number().wrapping_sub(1), found: false, put };
        packed::TEXTS.iter().for_each(|&byte| unpack.take(byte));
        if !unpack.found {
            b"Unknown error ".iter().for_each(|&byte| put(byte));
            let mut room = [0; number_text::DIGITS];
            number_text::format(self.number() as u64, &mut room).iter().for_each(|&byte| put(byte));
        }
    }
}

/// Picks one of the packed texts.
struct Unpack<'a> {
    /// How many texts come before it.
    before: usize,
    found: bool,
    put: &'a mut dyn FnMut(u8),
}

impl Unpack<'_> {
    /// Takes what a byte of the packed texts stands for.
    fn take(&mut self, byte: u8) {
        match packed::PAIRS.get(usize::from(byte).wrapping_sub(128)) {
            Some(pair) => pair.iter().for_each(|&byte| self.take(byte)),
            None if byte == b'\n' => self.before = self.before.wrapping_sub(1),
            None if self.before == 0 => {
                self.found = true;
                (self.put)(byte);
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_text_has_a_name() {
        for number in 0..200 {
            assert_eq!(
                Errno::new(number).name().is_some(),
                !Errno::new(number).text().starts_with(b"Unknown"),
                "{number}"
            );
        }
        assert_eq!(Errno::new(1).name(), Some("PERM"));
        assert_eq!(Errno::new(133).name(), Some("HWPOISON"));
    }

    #[test]
    fn every_text_is_glibc_s() {
        for number in 1..200 {
            // The standard library words an error as "TEXT (os error N)".
            let glibc = std::io::Error::from_raw_os_error(number).to_string();
            let glibc = glibc.split(" (os error").next().unwrap_or("");
            assert_eq!(
                str::from_utf8(&Errno::new(number as usize).text()),
                Ok(glibc),
                "errno {number}"
            );
        }
    }
}
