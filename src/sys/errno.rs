//! Error numbers and their texts, as glibc words them.
use linux_raw_sys::errno as number;

/// An error number as the kernel reports it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Errno(pub u16);

macro_rules! names {
    ($($name:ident = $number:ident)*) => {
        /// The kernel's names, without their `E`.
        #[allow(missing_docs)]
        impl Errno {
            $(pub const $name: Errno = Errno(number::$number as u16);)*
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

/// What writing can report (write(2), and close(2) after it), as number and text. Apart from the rest, so that a program that
/// only writes does not carry every text there is.
static OF_WRITING: &[(u8, &str)] = &[
    (1, "Operation not permitted"),
    (4, "Interrupted system call"),
    (5, "Input/output error"),
    (9, "Bad file descriptor"),
    (11, "Resource temporarily unavailable"),
    (14, "Bad address"),
    (22, "Invalid argument"),
    (27, "File too large"),
    (28, "No space left on device"),
    (32, "Broken pipe"),
    (89, "Destination address required"),
    (104, "Connection reset by peer"),
    (107, "Transport endpoint is not connected"),
    (122, "Disk quota exceeded"),
];

/// The other texts, by number from 1 on, each ended by a newline; the gaps are numbers that stand above or are not in use.
static OTHERS: &str = "\
\n\
No such file or directory\n\
No such process\n\
\n\
\n\
No such device or address\n\
Argument list too long\n\
Exec format error\n\
\n\
No child processes\n\
\n\
Cannot allocate memory\n\
Permission denied\n\
\n\
Block device required\n\
Device or resource busy\n\
File exists\n\
Invalid cross-device link\n\
No such device\n\
Not a directory\n\
Is a directory\n\
\n\
Too many open files in system\n\
Too many open files\n\
Inappropriate ioctl for device\n\
Text file busy\n\
\n\
\n\
Illegal seek\n\
Read-only file system\n\
Too many links\n\
\n\
Numerical argument out of domain\n\
Numerical result out of range\n\
Resource deadlock avoided\n\
File name too long\n\
No locks available\n\
Function not implemented\n\
Directory not empty\n\
Too many levels of symbolic links\n\
\n\
No message of desired type\n\
Identifier removed\n\
Channel number out of range\n\
Level 2 not synchronized\n\
Level 3 halted\n\
Level 3 reset\n\
Link number out of range\n\
Protocol driver not attached\n\
No CSI structure available\n\
Level 2 halted\n\
Invalid exchange\n\
Invalid request descriptor\n\
Exchange full\n\
No anode\n\
Invalid request code\n\
Invalid slot\n\
\n\
Bad font file format\n\
Device not a stream\n\
No data available\n\
Timer expired\n\
Out of streams resources\n\
Machine is not on the network\n\
Package not installed\n\
Object is remote\n\
Link has been severed\n\
Advertise error\n\
Srmount error\n\
Communication error on send\n\
Protocol error\n\
Multihop attempted\n\
RFS specific error\n\
Bad message\n\
Value too large for defined data type\n\
Name not unique on network\n\
File descriptor in bad state\n\
Remote address changed\n\
Can not access a needed shared library\n\
Accessing a corrupted shared library\n\
.lib section in a.out corrupted\n\
Attempting to link in too many shared libraries\n\
Cannot exec a shared library directly\n\
Invalid or incomplete multibyte or wide character\n\
Interrupted system call should be restarted\n\
Streams pipe error\n\
Too many users\n\
Socket operation on non-socket\n\
\n\
Message too long\n\
Protocol wrong type for socket\n\
Protocol not available\n\
Protocol not supported\n\
Socket type not supported\n\
Operation not supported\n\
Protocol family not supported\n\
Address family not supported by protocol\n\
Address already in use\n\
Cannot assign requested address\n\
Network is down\n\
Network is unreachable\n\
Network dropped connection on reset\n\
Software caused connection abort\n\
\n\
No buffer space available\n\
Transport endpoint is already connected\n\
\n\
Cannot send after transport endpoint shutdown\n\
Too many references: cannot splice\n\
Connection timed out\n\
Connection refused\n\
Host is down\n\
No route to host\n\
Operation already in progress\n\
Operation now in progress\n\
Stale file handle\n\
Structure needs cleaning\n\
Not a XENIX named type file\n\
No XENIX semaphores available\n\
Is a named type file\n\
Remote I/O error\n\
\n\
No medium found\n\
Wrong medium type\n\
Operation canceled\n\
Required key not available\n\
Key has expired\n\
Key has been revoked\n\
Key was rejected by service\n\
Owner died\n\
State not recoverable\n\
Operation not possible due to RF-kill\n\
Memory page has hardware error\n\
";

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

impl Errno {
    /// The kernel's name without its `E`, for all there are.
    pub fn name(self) -> Option<&'static str> {
        super::names::find(names::ERRORS, self.0.into())
    }

    /// The text for an error of write(2) or close(2).
    pub fn text_of_writing(self) -> Option<&'static str> {
        OF_WRITING.iter().find(|&&(number, _)| u16::from(number) == self.0).map(|&(_, text)| text)
    }

    /// The text as `strerror` gives it; `None` for a number that has none.
    pub fn text(self) -> Option<&'static str> {
        let other = || {
            OTHERS
                .split('\n')
                .nth(usize::from(self.0).wrapping_sub(1))
                .filter(|text| !text.is_empty())
        };
        self.text_of_writing().or_else(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_text_has_a_name() {
        for number in 0..200 {
            assert_eq!(Errno(number).name().is_some(), Errno(number).text().is_some(), "{number}");
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
            let known = !glibc.starts_with("Unknown error");
            assert_eq!(Errno(number as u16).text(), known.then_some(glibc), "errno {number}");
        }
    }
}
