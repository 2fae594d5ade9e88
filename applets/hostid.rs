//! hostid - print the number of this machine
use rt::{
    Cx, Done,
    hosts::Hosts,
    sys::{raw::O_RDONLY, system::Names},
    text::{ip, number},
};

rt::applet! { "hostid", main, "\
Usage: hostid [OPTION]...
Print the number of this machine in hexadecimal: that in /etc/hostid, or one made from the address of its name.

" }

fn main(cx: &mut Cx) -> Done {
    cx.no_operands()?;
    let mut bytes = [0; 4];
    let file = cx.open(c"/etc/hostid", O_RDONLY, 0);
    if !file.is_ok_and(|file| file.read(&mut bytes) == Ok(4)) {
        let name =
            Names::get().map_err(|e| cx.stop_error(packed!("cannot get system name"), &[], e))?;
        let hosts = Hosts::read();
        let address = hosts.find(name.node()).next().and_then(|mut line| line.next());
        let [a, b, c, d] = address.and_then(ip::parse4).unwrap_or([0; 4]);
        bytes = [c, d, a, b];
    }
    let id = u64::from(u32::from_ne_bytes(bytes));
    let mut room = [0; 16];
    let digits = number::format_hex(id | 1 << 32, &mut room);
    cx.out.add(digits.get(1..).unwrap_or(digits));
    cx.out.byte(b'\n')
}
