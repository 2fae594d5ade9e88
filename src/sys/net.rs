//! The network.
use super::{Errno, Fd, raw::*, result};
use crate::arch::*;
use linux_raw_sys::ioctl::SIOCGIFCONF;

const AF_INET: usize = 2;
const SOCK_DGRAM: usize = 2;

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

/// `struct ifconf`.
#[repr(C)]
struct List {
    len: i32,
    at: *mut Interface,
}

/// Calls `each` with the IPv4 addresses of the machine's interfaces.
pub fn addresses(mut each: impl FnMut([u8; 4])) -> Result<(), Errno> {
    const NONE: Interface = Interface {
        name: [0; 16],
        family: 0,
        port: 0,
        address: [0; 4],
        rest: [0; 8],
        union: [0; _],
    };
    let mut interfaces = [NONE; 64];
    // SAFETY: socket touches no memory.
    let socket =
        result(unsafe { syscall3(__NR_socket, AF_INET, SOCK_DGRAM | O_CLOEXEC as usize, 0) })
            .and_then(Fd::new)?;
    let mut list = List { len: size_of_val(&interfaces) as i32, at: interfaces.as_mut_ptr() };
    // SAFETY: the kernel writes at most `len` bytes of entries, which any bytes are, and how many these are.
    result(unsafe {
        syscall3(__NR_ioctl, socket.arg(), SIOCGIFCONF as usize, &raw mut list as usize)
    })?;
    let count = list.len as usize / size_of::<Interface>();
    interfaces.iter().take(count).for_each(|interface| each(interface.address));
    Ok(())
}
