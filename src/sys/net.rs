//! The network: sockets and the addresses that they talk to.
use super::{Errno, Fd, fs, raw::*, result, stat_at};
use crate::{arch::*, c_string, text::ip::Ip};
pub use linux_raw_sys::if_tun::sock_filter;
use linux_raw_sys::if_tun::sock_fprog;
use linux_raw_sys::ioctl::*;
pub use linux_raw_sys::net::{
    IP_RECVERR, IP_RECVTTL, IP_TTL, IPV6_HOPLIMIT, IPV6_RECVERR, IPV6_RECVHOPLIMIT,
    IPV6_UNICAST_HOPS, IPV6_V6ONLY, SO_ATTACH_FILTER, SO_BINDTODEVICE, SO_BROADCAST, SO_ERROR,
    SO_KEEPALIVE, SO_RCVBUF, SO_RCVBUFFORCE, SO_REUSEADDR, SO_SNDBUF, SOL_SOCKET,
};

/// Families of addresses (socket(2)); the headers of the kernel that others may use have no names for them.
pub const UNIX: u16 = 1;
pub const INET: u16 = 2;
pub const INET6: u16 = 10;
pub const NETLINK: u16 = 16;
pub const PACKET: u16 = 17;

/// Kinds of sockets.
pub const STREAM: u32 = 1;
pub const DATAGRAM: u32 = 2;
pub const RAW: u32 = 3;

/// Protocols, and the levels of options that belong to them.
pub const ICMP: u32 = 1;
pub const TCP: u32 = 6;
pub const UDP: u32 = 17;
pub const ICMP6: u32 = 58;
/// The level of options of IPv4 and of IPv6.
pub const SOL_IP: u32 = 0;
pub const SOL_IPV6: u32 = 41;

/// `send` does not raise SIGPIPE.
pub const NO_SIGNAL: u32 = 0x4000;
/// `receive` gives the length of the whole message, and leaves the message.
pub const TRUNCATE: u32 = 0x20;
pub const PEEK: u32 = 2;
/// `receive_noted` gives what came back with an error, and does not wait.
pub const ERRORS: u32 = 0x2000;

/// The address of a socket, as the kernel takes it: its family in the machine's order of bytes, and what belongs to that (ip(7), ipv6(7),
/// unix(7), netlink(7), packet(7)).
#[derive(Clone, Copy)]
pub struct Address {
    bytes: [u8; 110],
    len: u32,
}

impl Address {
    pub const NONE: Address = Address { bytes: [0; 110], len: 0 };
    /// An abstract name that the kernel finds for a socket of this machine (unix(7)).
    pub const ANY_UNIX: Address = {
        let mut address = Address::NONE;
        address.bytes[if cfg!(target_endian = "little") { 0 } else { 1 }] = UNIX as u8;
        address.len = 2;
        address
    };

    #[inline(never)]
    fn new(family: u16, pieces: &[&[u8]]) -> Address {
        let mut address = Address::NONE;
        let mut room = address.bytes.iter_mut();
        let family = family.to_ne_bytes();
        for byte in family.iter().chain(pieces.iter().copied().flatten()) {
            if let Some(slot) = room.next() {
                *slot = *byte;
                address.len += 1;
            }
        }
        address
    }

    /// A port of a machine.
    pub fn inet(ip: &Ip, port: u16) -> Address {
        let port = port.to_be_bytes();
        let octets = ip.octets();
        if octets.len() == 4 {
            Address::new(INET, &[&port, octets, &[0; 8]])
        } else {
            Address::new(INET6, &[&port, &[0; 4], octets, &ip.scope.to_ne_bytes()])
        }
    }

    /// A path of at most 107 bytes. Behind a null byte, an abstract name.
    pub fn unix(path: &[u8]) -> Result<Address, Errno> {
        if path.len() > 107 {
            return Err(Errno::NAMETOOLONG);
        }
        let end: &[u8] = if path.starts_with(b"\0") { b"" } else { b"\0" };
        Ok(Address::new(UNIX, &[path, end]))
    }

    /// The path, or a null byte and the abstract name; empty for what has neither.
    pub fn path(&self) -> &[u8] {
        if self.family() != UNIX {
            return b"";
        }
        let path = self.bytes.get(2..self.len as usize).unwrap_or(&[]);
        path.strip_suffix(b"\0").unwrap_or(path)
    }

    /// The kernel's end of netlink, or any port of this process; `groups` are what is listened to.
    pub fn netlink(groups: u32) -> Address {
        Address::new(NETLINK, &[&[0; 6], &groups.to_ne_bytes()])
    }

    /// Machines on the wire of interface number `index`: frames of `protocol` to or from the hardware address `to`.
    pub fn packet(index: u32, protocol: u16, to: &[u8]) -> Address {
        let protocol = protocol.to_be_bytes();
        let index = index.to_ne_bytes();
        // There is room for eight bytes.
        let rest = [0; 8];
        let rest = rest.get(to.len()..).unwrap_or(&[]);
        Address::new(PACKET, &[&protocol, &index, &[0, 0, 0, to.len() as u8], to, rest])
    }

    /// Is it the kernel's end of netlink?
    pub fn is_kernel(&self) -> bool {
        self.family() == NETLINK && self.bytes.get(4..8) == Some(&[0; 4])
    }

    pub fn family(&self) -> u16 {
        u16::from_ne_bytes([self.bytes[0], self.bytes[1]])
    }

    /// The machine and its port.
    #[inline(never)]
    pub fn machine(&self) -> Option<(Ip, u16)> {
        let bytes = &self.bytes;
        let port = u16::from_be_bytes([bytes[2], bytes[3]]);
        let ip = match self.family() {
            INET => Ip::from_bytes(bytes.get(4..8)?),
            INET6 => Ip::from_bytes(bytes.get(8..24)?).map(|ip| Ip {
                scope: u32::from_ne_bytes([bytes[24], bytes[25], bytes[26], bytes[27]]),
                ..ip
            }),
            _ => None,
        };
        Some((ip?, port))
    }

    fn at(&self) -> usize {
        self.bytes.as_ptr() as usize
    }
}

/// Makes a socket (socket(2)).
pub fn socket(family: u16, kind: u32, protocol: u32) -> Result<Fd, Errno> {
    let kind = (kind | O_CLOEXEC) as usize;
    // SAFETY: socket touches no memory.
    result(unsafe { syscall3(__NR_socket, family.into(), kind, protocol as usize) })
        .and_then(Fd::new)
}

/// Gives a socket its own address.
pub fn bind(socket: &Fd, address: &Address) -> Result<(), Errno> {
    // SAFETY: the kernel reads `len` bytes of the address, which has more.
    result(unsafe { syscall3(__NR_bind, socket.arg(), address.at(), address.len as usize) })
        .map(drop)
}

/// The same where a socket may have been left behind at the path, which is in the way; anything else stays.
#[inline(never)]
pub fn bind_anew(socket: &Fd, address: &Address) -> Result<(), Errno> {
    let path = c_string(address.path());
    if stat_at(fs::CWD, &path, AT_SYMLINK_NOFOLLOW)
        .is_ok_and(|stat| stat.mode() & S_IFMT == S_IFSOCK)
    {
        fs::unlink(fs::CWD, &path, 0)?;
    }
    bind(socket, address)
}

/// Connects a socket with its peer; one of datagrams then sends there and hears nobody else.
pub fn connect(socket: &Fd, address: &Address) -> Result<(), Errno> {
    // SAFETY: the kernel reads `len` bytes of the address, which has more.
    result(unsafe { syscall3(__NR_connect, socket.arg(), address.at(), address.len as usize) })
        .map(drop)
}

/// Lets others connect; up to `most` wait for [`accept`].
pub fn listen(socket: &Fd, most: usize) -> Result<(), Errno> {
    // SAFETY: listen touches no memory.
    result(unsafe { syscall2(__NR_listen, socket.arg(), most) }).map(drop)
}

/// Waits for who connects: a socket for it, and its address.
pub fn accept(socket: &Fd) -> Result<(Fd, Address), Errno> {
    let mut address = Address::NONE;
    address.len = address.bytes.len() as u32;
    let (at, len) = (address.bytes.as_mut_ptr() as usize, &raw mut address.len as usize);
    // SAFETY: the kernel writes at most `len` bytes of an address, and how many there are.
    let number =
        result(unsafe { syscall4(__NR_accept4, socket.arg(), at, len, O_CLOEXEC as usize) });
    number.and_then(Fd::new).map(|socket| (socket, address))
}

/// Sends a message, to the peer or to an address. `flags`: [`NO_SIGNAL`].
pub fn send(socket: &Fd, bytes: &[u8], to: Option<&Address>) -> Result<usize, Errno> {
    let (at, len) = to.map_or((0, 0), |to| (to.at(), to.len as usize));
    // SAFETY: the kernel reads the bytes and the address, or none where it is null.
    result(unsafe {
        syscall6(
            __NR_sendto,
            socket.arg(),
            bytes.as_ptr() as usize,
            bytes.len(),
            NO_SIGNAL as usize,
            at,
            len,
        )
    })
}

/// Receives a message, and who sent it. `flags`: [`PEEK`], [`TRUNCATE`].
pub fn receive(socket: &Fd, buf: &mut [u8], flags: u32) -> Result<(usize, Address), Errno> {
    let mut from = Address::NONE;
    from.len = from.bytes.len() as u32;
    let (at, len) = (from.bytes.as_mut_ptr() as usize, &raw mut from.len as usize);
    // SAFETY: the kernel writes at most `buf.len()` bytes of the message, at most `len` bytes of the address, and how many these are.
    result(unsafe {
        syscall6(
            __NR_recvfrom,
            socket.arg(),
            buf.as_mut_ptr() as usize,
            buf.len(),
            flags as usize,
            at,
            len,
        )
    })
    .map(|len| (len, from))
}

/// `struct msghdr`.
#[repr(C)]
struct Message {
    name: usize,
    name_len: u32,
    pieces: *mut iovec,
    count: usize,
    control: *mut Control,
    control_len: usize,
    flags: u32,
}

/// Room for notes: each has a length as wide as a register, a level and a type, then the data, aligned as the length is.
#[repr(C, align(8))]
struct Control([u8; 256]);

/// A message, who sent it, and what the kernel noted about it.
pub struct Noted {
    pub len: usize,
    pub from: Address,
    control: Control,
    noted: usize,
}

impl Noted {
    /// The note of that level and type (cmsg(3)).
    #[inline(never)]
    pub fn note(&self, level: u32, kind: u32) -> Option<&[u8]> {
        let word = size_of::<usize>();
        let mut rest = self.control.0.get(..self.noted)?;
        loop {
            let len = usize::from_ne_bytes(*rest.first_chunk()?);
            let data = rest.get(word + 8..len)?;
            let head = [level.to_ne_bytes(), kind.to_ne_bytes()];
            if rest.get(word..word + 8) == Some(head.as_flattened()) {
                return Some(data);
            }
            rest = rest.get(len.next_multiple_of(word)..)?;
        }
    }
}

/// As [`receive`], with what the kernel notes on the way, such as a packet's time to live, which options asked for. `flags`: [`ERRORS`], too.
#[inline(never)]
pub fn receive_noted(socket: &Fd, buf: &mut [u8], flags: u32) -> Result<Noted, Errno> {
    let (from, control) = (Address::NONE, Control([0; 256]));
    let mut noted = Noted { len: 0, from, control, noted: 0 };
    let mut piece = iovec { iov_base: buf.as_mut_ptr().cast(), iov_len: buf.len() as _ };
    let mut message = Message {
        name: noted.from.bytes.as_mut_ptr() as usize,
        name_len: noted.from.bytes.len() as u32,
        pieces: &raw mut piece,
        count: 1,
        control: &raw mut noted.control,
        control_len: size_of::<Control>(),
        flags: 0,
    };
    // SAFETY: the kernel writes into the one piece, which is `buf`, at most `name_len` bytes of the address, and at most `control_len`
    // bytes into `control`; all outlive the call.
    noted.len = result(unsafe {
        syscall3(__NR_recvmsg, socket.arg(), &raw mut message as usize, flags as usize)
    })?;
    noted.from.len = message.name_len;
    noted.noted = message.control_len;
    Ok(noted)
}

/// Sets an option of a socket (setsockopt(2), socket(7)).
pub fn set_option(socket: &Fd, level: u32, option: u32, value: &[u8]) -> Result<(), Errno> {
    let (level, option) = (level as usize, option as usize);
    // SAFETY: the kernel reads at most `value.len()` bytes.
    result(unsafe {
        syscall5(__NR_setsockopt, socket.arg(), level, option, value.as_ptr() as usize, value.len())
    })
    .map(drop)
}

/// Sets an option that is a number.
#[inline(never)]
pub fn set_number(socket: &Fd, level: u32, option: u32, value: i32) -> Result<(), Errno> {
    set_option(socket, level, option, &value.to_ne_bytes())
}

/// Has only those packets come that a program for the kernel's filter takes: each step is what is done, how many steps are left out if so
/// and if not, and a number (BPF).
pub fn set_filter(socket: &Fd, steps: &[sock_filter]) -> Result<(), Errno> {
    let program = sock_fprog { len: steps.len() as u16, filter: steps.as_ptr().cast_mut() };
    let (at, len) = (&raw const program as usize, size_of::<sock_fprog>());
    let (level, option) = (SOL_SOCKET as usize, SO_ATTACH_FILTER as usize);
    // SAFETY: the kernel reads the program and as many steps as it says, and writes to neither.
    result(unsafe { syscall5(__NR_setsockopt, socket.arg(), level, option, at, len) }).map(drop)
}

/// The error that a socket ran into meanwhile, as when it was connected without waiting.
pub fn pending_error(socket: &Fd) -> Result<(), Errno> {
    let mut value = [0u8; 4];
    let mut len = 4u32;
    let (at, len_at) = (value.as_mut_ptr() as usize, &raw mut len as usize);
    let (level, option) = (SOL_SOCKET as usize, SO_ERROR as usize);
    // SAFETY: the kernel writes one `int` and its length.
    result(unsafe { syscall5(__NR_getsockopt, socket.arg(), level, option, at, len_at) })?;
    result(-(i32::from_ne_bytes(value) as isize)).map(drop)
}

/// The socket's own address, or its peer's.
pub fn name_of(socket: &Fd, peer: bool) -> Result<Address, Errno> {
    let mut address = Address::NONE;
    address.len = address.bytes.len() as u32;
    let (at, len) = (address.bytes.as_mut_ptr() as usize, &raw mut address.len as usize);
    let call = if peer { __NR_getpeername } else { __NR_getsockname };
    // SAFETY: the kernel writes at most `len` bytes of an address, and how many there are.
    result(unsafe { syscall3(call, socket.arg(), at, len) })?;
    Ok(address)
}

/// Says that nothing more will be sent.
pub fn end_sending(socket: &Fd) -> Result<(), Errno> {
    const SHUT_WR: usize = 1;
    // SAFETY: shutdown touches no memory.
    result(unsafe { syscall2(__NR_shutdown, socket.arg(), SHUT_WR) }).map(drop)
}

/// The number of the interface of that name.
pub fn interface(name: &[u8]) -> Result<u32, Errno> {
    let mut value = [0; 24];
    ask(Ask::Index, name, &mut value)?;
    Ok(value.first_chunk().map_or(0, |number| u32::from_ne_bytes(*number)))
}

/// `struct ifreq`: the name of an interface, and here its address as a `struct sockaddr_in`.
#[repr(C)]
#[derive(Clone, Copy)]
struct Interface {
    name: [u8; 16],
    family: u16,
    port: u16,
    address: [u8; 4],
    rest: [u8; 8],
    union: [usize; if size_of::<usize>() == 8 { 1 } else { 0 }],
}

impl Interface {
    const NONE: Interface = Interface {
        name: [0; 16],
        family: 0,
        port: 0,
        address: [0; 4],
        rest: [0; 8],
        union: [0; _],
    };
}

/// `struct ifconf`.
#[repr(C)]
struct List {
    len: i32,
    at: *mut Interface,
}

/// What interfaces are asked for by name, and what they are told (netdevice(7)).
#[derive(Clone, Copy)]
#[repr(u32)]
pub enum Ask {
    Index = SIOCGIFINDEX,
    Flags = SIOCGIFFLAGS,
    SetFlags = SIOCSIFFLAGS,
    SetAddress = SIOCSIFADDR,
    SetPeer = SIOCSIFDSTADDR,
    SetBroadcast = SIOCSIFBRDADDR,
    SetMask = SIOCSIFNETMASK,
    SetMetric = SIOCSIFMETRIC,
    SetSize = SIOCSIFMTU,
    SetHardware = SIOCSIFHWADDR,
    SetQueue = SIOCSIFTXQLEN,
    SetName = SIOCSIFNAME,
}

/// Asks an interface for something or tells it, in the form that `struct ifreq` has it behind the name.
#[inline(never)]
pub fn ask(what: Ask, name: &[u8], value: &mut [u8; 24]) -> Result<(), Errno> {
    let mut request = [0; 40];
    // A name ends with a null byte.
    if name.is_empty() || name.len() > 15 {
        return Err(Errno::NODEV);
    }
    request.iter_mut().zip(name).for_each(|(slot, byte)| *slot = *byte);
    request.iter_mut().skip(16).zip(&*value).for_each(|(slot, byte)| *slot = *byte);
    let socket = socket(INET, DATAGRAM, 0)?;
    let at = &raw mut request as usize;
    // SAFETY: all of these requests read and write within a `struct ifreq`, which has 40 bytes, or 32, and no address in it.
    result(unsafe { syscall3(__NR_ioctl, socket.arg(), what as usize, at) })?;
    value.iter_mut().zip(request.iter().skip(16)).for_each(|(slot, byte)| *slot = *byte);
    Ok(())
}

/// Calls `each` with the IPv4 addresses of the machine's interfaces.
pub fn addresses(mut each: impl FnMut([u8; 4])) -> Result<(), Errno> {
    let mut interfaces = [Interface::NONE; 64];
    let socket = socket(INET, DATAGRAM, 0)?;
    let mut list = List { len: size_of_val(&interfaces) as i32, at: interfaces.as_mut_ptr() };
    // SAFETY: the kernel writes at most `len` bytes of entries, which any bytes are, and how many these are.
    result(unsafe {
        syscall3(__NR_ioctl, socket.arg(), SIOCGIFCONF as usize, &raw mut list as usize)
    })?;
    let count = list.len as usize / size_of::<Interface>();
    interfaces.iter().take(count).for_each(|interface| each(interface.address));
    Ok(())
}

/// The checksum of the internet (RFC 1071) over `bytes`, begun with `sum`; over a message that has its own in it, it is 0.
#[inline(never)]
pub fn checksum(bytes: &[u8], mut sum: u32) -> u16 {
    for pair in bytes.chunks(2) {
        let low = pair.get(1).copied().unwrap_or(0);
        sum += u32::from(pair.first().copied().unwrap_or(0)) << 8 | u32::from(low);
    }
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !(sum as u16)
}
