//! Messages on the wire, while this machine has no address yet: packets of IP are made and read here.
use rt::{
    Vec,
    sys::{
        Errno, Fd,
        net::{self, Address},
        raw::POLLIN,
        wait::{self, Time, Watch},
    },
    text::ip::Ip,
};

/// Packets of IPv4 (ETH_P_IP).
const PROTOCOL: u16 = 0x800;
const SERVER: u16 = 67;
const CLIENT: u16 = 68;
/// The headers of IP and UDP.
const IP: usize = 20;
const UDP: usize = 8;

/// Takes whole packets of UDP to a client's port, so that others do not even wake us: the protocol, the place of a part, the length of the
/// header, and the port behind it.
static FILTER: [net::sock_filter; 9] = [
    step(0x30, 0, 0, 9),
    step(0x15, 0, 6, net::UDP),
    step(0x28, 0, 0, 6),
    step(0x45, 4, 0, 0x3fff),
    step(0xb1, 0, 0, 0),
    step(0x48, 0, 0, 2),
    step(0x15, 0, 1, CLIENT as u32),
    step(0x06, 0, 0, u32::MAX),
    step(0x06, 0, 0, 0),
];

const fn step(code: u16, jt: u8, jf: u8, k: u32) -> net::sock_filter {
    net::sock_filter { code, jt, jf, k }
}

/// An interface, by which packets go out and come in as they are.
pub struct Wire {
    socket: Fd,
    index: u32,
}

impl Wire {
    pub fn open(index: u32) -> Result<Wire, Errno> {
        let socket = net::socket(net::PACKET, net::DATAGRAM, PROTOCOL.to_be().into())?;
        // Without it, what comes is looked at here, too.
        let _ = net::set_filter(&socket, &FILTER);
        net::bind(&socket, &Address::packet(index, PROTOCOL, &[]))?;
        Ok(Wire { socket, index })
    }

    /// Sends a message to all servers.
    pub fn broadcast(&self, from: [u8; 4], message: &[u8]) -> Result<(), Errno> {
        let whole = (IP + UDP + message.len()) as u16;
        let mut packet = Vec::from([0x45, 0]);
        packet.extend_from_slice(&whole.to_be_bytes());
        packet.extend_from_slice(&[0, 0, 0, 0, 64, net::UDP as u8, 0, 0]);
        packet.extend_from_slice(&from);
        packet.extend_from_slice(&[255; 4]);
        let sum = net::checksum(&packet, 0).to_be_bytes();
        if let Some(place) = packet.get_mut(10..12) {
            place.copy_from_slice(&sum);
        }
        let len = (UDP + message.len()) as u16;
        for word in [CLIENT, SERVER, len, 0] {
            packet.extend_from_slice(&word.to_be_bytes());
        }
        packet.extend_from_slice(message);
        // That of UDP takes in the addresses, too, the protocol and the length.
        let sum = net::checksum(packet.get(12..).unwrap_or(&[]), net::UDP + u32::from(len));
        if let Some(place) = packet.get_mut(26..28) {
            place.copy_from_slice(&(if sum == 0 { 0xffff } else { sum }).to_be_bytes());
        }
        net::send(&self.socket, &packet, Some(&Address::packet(self.index, PROTOCOL, &[255; 6])))
            .map(drop)
    }

    /// Waits for a packet until it is `until`; its message, which is empty if it is not one from a server's port to a client's and whole.
    /// The signals that are blocked otherwise arrive now (`INTR`).
    pub fn receive(&self, until: u64) -> Result<Vec<u8>, Errno> {
        let now = wait::milliseconds();
        if now > until {
            // Who sends all the time does not make it later.
            return Err(Errno::TIMEDOUT);
        }
        let left = until - now;
        let nanoseconds = (left % 1000) as u32 * 1_000_000;
        let time = Time { seconds: left / 1000, nanoseconds };
        if wait::poll_with(&mut [Watch::new(&self.socket, POLLIN)], Some(time), Some(&0))? == 0 {
            return if left == 0 { Err(Errno::TIMEDOUT) } else { Ok(Vec::new()) };
        }
        let mut room = [0; 2048];
        let (len, _) = net::receive(&self.socket, &mut room, 0)?;
        Ok(message(room.get(..len).unwrap_or(&room)).unwrap_or(&[]).to_vec())
    }
}

/// The message in a packet.
fn message(packet: &[u8]) -> Option<&[u8]> {
    let head = usize::from(packet.first()? & 15) * 4;
    let is_v4 = packet.first()? >> 4 == 4 && head >= IP && packet.get(9) == Some(&(net::UDP as u8));
    let whole = usize::from(u16::from_be_bytes([*packet.get(2)?, *packet.get(3)?]));
    // It may be filled up behind its end; parts of packets have no message that could be read.
    let packet = packet.get(..whole)?;
    let is_part = packet.get(6)? & 0x3f != 0 || packet.get(7)? != &0;
    let header = packet.get(..head)?;
    if !is_v4 || is_part || net::checksum(header, 0) != 0 {
        return None;
    }
    let datagram = packet.get(head..)?;
    let short = |at: usize| Some(u16::from_be_bytes([*datagram.get(at)?, *datagram.get(at + 1)?]));
    let len = usize::from(short(4)?);
    let fits = short(0)? == SERVER && short(2)? == CLIENT && len >= UDP;
    datagram.get(UDP..len).filter(|_| fits)
}

/// Sends a message from an address that this machine has to one server.
pub fn send_to(
    interface: &[u8],
    own: [u8; 4],
    server: [u8; 4],
    message: &[u8],
) -> Result<(), Errno> {
    let socket = net::socket(net::INET, net::DATAGRAM, 0)?;
    net::set_number(&socket, net::SOL_SOCKET, net::SO_REUSEADDR, 1)?;
    net::set_option(&socket, net::SOL_SOCKET, net::SO_BINDTODEVICE, interface)?;
    net::bind(&socket, &Address::inet(&Ip::v4(own), CLIENT))?;
    net::send(&socket, message, Some(&Address::inet(&Ip::v4(server), SERVER))).map(drop)
}
