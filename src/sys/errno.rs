//! Error numbers.
use crate::packed::Line;
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
    NOTBLK = ENOTBLK
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
    INPROGRESS = EINPROGRESS
    MSGSIZE = EMSGSIZE
    PROTO = EPROTO
    CONNREFUSED = ECONNREFUSED
    ADDRNOTAVAIL = EADDRNOTAVAIL
    NETUNREACH = ENETUNREACH
    HOSTUNREACH = EHOSTUNREACH
    NETDOWN = ENETDOWN
    NOBUFS = ENOBUFS
    PROTONOSUPPORT = EPROTONOSUPPORT
    AFNOSUPPORT = EAFNOSUPPORT
    CONNABORTED = ECONNABORTED
    STALE = ESTALE
    DQUOT = EDQUOT
    CANCELED = ECANCELED
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

impl Errno {
    /// The error of that number. There is none with number 0, for which another one stands.
    pub const fn new(number: usize) -> Errno {
        match NonZeroUsize::new(number) {
            Some(number) => Errno(number),
            None => Errno(NonZeroUsize::MAX),
        }
    }

    /// What a message of the kernel's says: 0, or the number of an error below it.
    pub fn from_reply(reply: i32) -> Result<(), Errno> {
        if reply == 0 { Ok(()) } else { Err(Errno::new(reply.unsigned_abs() as usize)) }
    }

    /// The number.
    pub fn number(self) -> usize {
        self.0.get()
    }

    /// The kernel's name without its `E`, for all there are.
    pub fn name(self) -> Option<Line> {
        super::names::find(names::ERRORS, self.number())
    }
}
