//! hostname - print or set the name of this machine
use core::ffi::CStr;
use rt::{
    Cx, Done, Place, Vec,
    hosts::Hosts,
    io,
    sys::{
        Errno, net,
        raw::O_RDONLY,
        system::{self, Names},
    },
    text::{
        ip::Ip,
        number::{is_space, skip_space},
        split::{lines, parts},
    },
};

rt::applet! { "hostname", main, { place: Place::Bin }, "\
Usage: hostname [-a|-A|-d|-f|-i|-I|-s|-y]
  or:  hostname [-b] NAME|-F FILE
Print the name of this machine, or set it. Only /etc/hosts is asked for names and addresses.

  -a, --alias            its other names
  -A, --all-fqdns        the names of all its addresses
  -b, --boot             set a name only if there is one to be set; without any, localhost
  -d, --domain           the name behind the first dot
  -f, --fqdn, --long     the name with its domain
  -F, --file=FILE        set the name that is in FILE; lines with # are comments
  -i, --ip-address       the addresses of the name
  -I, --all-ip-addresses  all addresses, but not those of the loopback
  -s, --short            the name before the first dot
  -y, --yp, --nis        the NIS domain
" }

fn main(cx: &mut Cx) -> Done {
    let (mut what, mut boot, mut file) = (0, false, None);
    while let Some(option) = cx.option()? {
        match option {
            b'b' => boot = true,
            b'F' => file = Some(cx.value()),
            letter => what = letter,
        }
    }
    let operands = cx.operands();
    let given = operands.get(0).map(CStr::to_bytes);
    if operands.len() > 1 || what != 0 && (given.is_some() || boot || file.is_some()) {
        return Err(cx.extra_operand(usize::from(what == 0)));
    }
    let names =
        Names::get().map_err(|e| cx.stop_error(packed!("cannot get system name"), &[], e))?;
    let node = names.node();
    if let Some(path) = file {
        let text = cx.open(path, O_RDONLY, 0).and_then(|file| io::read_all(&file));
        return match text {
            Ok(text) => {
                let name = first_line(&text);
                if boot && name.is_empty() { boot_name(cx, node) } else { set(cx, name) }
            }
            Err(_) if boot => boot_name(cx, node),
            Err(e) => Err(cx.fail(path.to_bytes(), e)),
        };
    }
    match given {
        Some(name) => return set(cx, name),
        None if boot && !is_named(node) => return boot_name(cx, node),
        None => {}
    }
    let dot = |name: &[u8]| name.iter().position(|&byte| byte == b'.').unwrap_or(name.len());
    match what {
        0 => cx.fill("%r", &[node]),
        b's' => cx.fill("%r", &[node.get(..dot(node)).unwrap_or(node)]),
        b'y' if matches!(names.domain(), b"" | b"(none)") => {
            return Err(cx.stop(packed!("Local domain name not set"), &[]));
        }
        b'y' => cx.fill("%r", &[names.domain()]),
        b'I' => cx.out.add(&addresses(cx)),
        b'A' => {
            let hosts = Hosts::read();
            for address in parts(&addresses(cx), b' ') {
                for mut line in hosts.lines() {
                    if line.next() == Some(address)
                        && let Some(name) = line.next()
                    {
                        cx.fill("%r ", &[name]);
                        break;
                    }
                }
            }
        }
        _ => {
            let hosts = Hosts::read();
            let mut lines = hosts.find(node);
            let Some(mut first) = lines.next() else {
                return Err(cx.stop(packed!("Name or service not known"), &[]));
            };
            let address = first.next().unwrap_or(b"");
            let name = first.next().unwrap_or(b"");
            match what {
                b'f' => cx.fill("%r", &[name]),
                b'd' => cx.fill("%r", &[name.get(dot(name) + 1..).unwrap_or(b"")]),
                b'i' => {
                    cx.out.add(address);
                    for mut line in lines {
                        cx.fill(" %r", &[line.next().unwrap_or(b"")]);
                    }
                }
                _ => {
                    let mut separator = "%r";
                    let mut line = Some(first);
                    while let Some(names) = line {
                        for name in names {
                            cx.fill(separator, &[name]);
                            separator = " %r";
                        }
                        line = lines.next();
                        if let Some(line) = &mut line {
                            line.next(); // the address
                        }
                    }
                }
            }
        }
    }
    cx.out.byte(b'\n')
}

/// The name in a file: its first line that is no comment.
fn first_line(text: &[u8]) -> &[u8] {
    let mut lines = lines(text).map(skip_space);
    let line = lines.find(|line| !matches!(line, [] | [b'#', ..])).unwrap_or(b"");
    let len = line.iter().rposition(|byte| !is_space(byte)).map_or(0, |last| last + 1);
    line.get(..len).unwrap_or(line)
}

/// Sees to it that the machine has any name.
fn boot_name(cx: &mut Cx, node: &[u8]) -> Done {
    if is_named(node) { Ok(()) } else { set(cx, b"localhost") }
}

fn is_named(node: &[u8]) -> bool {
    !matches!(node, b"" | b"(none)")
}

fn set(cx: &mut Cx, name: &[u8]) -> Done {
    let (mut last, mut valid) = (b'.', true);
    for &byte in name.iter().chain(b".") {
        // A letter or digit on either side of each dot.
        let edge = byte == b'.' || last == b'.';
        valid &= byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        valid &= !edge || byte.is_ascii_alphanumeric() || last.is_ascii_alphanumeric();
        last = byte;
    }
    if !valid {
        return Err(cx.stop(packed!("the specified hostname is invalid"), &[]));
    }
    system::set_name(name).map_err(|e| match e {
        Errno::INVAL => cx.stop(packed!("name too long"), &[]),
        Errno::PERM => cx.stop(packed!("you must be root to change the host name"), &[]),
        e => cx.stop_error(packed!("cannot set the host name"), &[], e),
    })
}

/// The addresses of this machine, of both kinds, without those that only it or its own wire knows; a space behind each.
#[inline(never)]
fn addresses(cx: &Cx) -> Vec<u8> {
    let mut found = Vec::new();
    // Without a network there is none.
    let _ = net::addresses(|address| {
        if address[0] != 127 {
            Ip::v4(address).format(&mut found);
            found.push(b' ');
        }
    });
    let file = cx.open(c"/proc/net/if_inet6", O_RDONLY, 0);
    let text = file.and_then(|file| io::read_all(&file)).unwrap_or_default();
    for line in lines(&text) {
        // The address, its number, the length of its prefix, and its scope: 10 is the machine, 20 the wire.
        let scope = line.get(39..41).unwrap_or(b"10");
        if let Some((digits, _)) = line.split_first_chunk::<32>()
            && scope != b"10"
            && scope != b"20"
        {
            let mut ip = Ip::ANY6;
            for (byte, digits) in ip.bytes.iter_mut().zip(digits.chunks(2)) {
                *byte = digits.iter().fold(0, |value, &digit| {
                    value << 4 | char::from(digit).to_digit(16).unwrap_or(0) as u8
                });
            }
            ip.format(&mut found);
            found.push(b' ');
        }
    }
    found
}
