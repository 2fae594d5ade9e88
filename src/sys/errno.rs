//! Error numbers and their texts, as glibc words them.
use crate::{opt, text::number as number_text};
use linux_raw_sys::errno as number;

/// An error number as the kernel reports it. As wide as a register, so that a `Result` of a system call comes back in two of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Errno(pub usize);

macro_rules! names {
    ($($name:ident = $number:ident)*) => {
        /// The kernel's names, without their `E`.
        #[allow(missing_docs)]
        impl Errno {
            $(pub const $name: Errno = Errno(number::$number as usize);)*
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
    /// The kernel's name without its `E`, for all there are.
    pub fn name(self) -> Option<&'static str> {
        super::names::find(names::ERRORS, self.0)
    }

    /// The text for an error of write(2) or close(2).
    pub fn text_of_writing(self) -> Option<&'static [u8]> {
        let mut texts = OF_WRITING;
        while let [number, text @ ..] = texts {
            let (text, rest) = opt::split(text, b'\n');
            if usize::from(*number) == self.0 {
                return Some(text);
            }
            texts = rest;
        }
        None
    }

    /// The text as `strerror` gives it.
    #[inline(never)]
    pub fn text(self) -> Text {
        let mut text = Text::new();
        if let Some(of_writing) = self.text_of_writing() {
            let _ = text.extend_from_slice(of_writing); // no text is longer than there is room
            return text;
        }
        let mut before = self.0.wrapping_sub(1);
        packed::TEXTS.iter().for_each(|&byte| unpack(byte, &mut before, &mut text));
        if text.is_empty() {
            let _ = text.extend_from_slice(b"Unknown error ");
            let _ = text.extend_from_slice(number_text::format(
                self.0 as u64,
                &mut [0; number_text::DIGITS],
            ));
        }
        text
    }
}

/// Appends what a byte of the packed texts stands for, once `before` texts have gone by.
fn unpack(byte: u8, before: &mut usize, text: &mut Text) {
    match packed::PAIRS.get(usize::from(byte).wrapping_sub(128)) {
        Some(pair) => pair.iter().for_each(|&byte| unpack(byte, before, text)),
        None if byte == b'\n' => *before = before.wrapping_sub(1),
        None if *before == 0 => drop(text.push(byte)),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_text_has_a_name() {
        for number in 0..200 {
            assert_eq!(
                Errno(number).name().is_some(),
                !Errno(number).text().starts_with(b"Unknown"),
                "{number}"
            );
        }
        assert_eq!(Errno(1).name(), Some("PERM"));
        assert_eq!(Errno(133).name(), Some("HWPOISON"));
    }

    #[test]
    fn every_text_is_glibc_s() {
        for number in 1..200 {
            // The standard library words an error as "TEXT (os error N)".
            let glibc = std::io::Error::from_raw_os_error(number).to_string();
            let glibc = glibc.split(" (os error").next().unwrap_or("");
            assert_eq!(str::from_utf8(&Errno(number as usize).text()), Ok(glibc), "errno {number}");
        }
    }
}
