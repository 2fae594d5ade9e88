//! Setting up an interface as a server says, where no script does it.
use core::ffi::CStr;
use rt::{
    Vec, c_string, io,
    net::{
        dhcp::{self, Answer, Form},
        netlink::{ADDRESS, Attributes, Netlink, ROUTE, Request, link, number, raw::*},
    },
    sys::{
        Errno, fs, net,
        raw::{O_CREAT, O_TRUNC, O_WRONLY},
        system::{self, Names},
    },
    text::split::parts,
};

/// Does what belongs to an event.
#[inline(never)]
pub fn set(index: u32, event: &str, answer: Option<&Answer>) -> Result<(), Errno> {
    let netlink = Netlink::open()?;
    match (event, answer) {
        ("deconfig", _) => {
            // Up, without an address.
            netlink.change(Request::new(RTM_NEWLINK as u32, 0, &link(index, 1, 1)))?;
            flush(&netlink, index, None)
        }
        ("bound" | "renew", Some(answer)) => {
            let Some(ip) = answer.given() else { return Ok(()) };
            flush(&netlink, index, Some(ip))?;
            add_address(&netlink, index, ip, answer)?;
            add_routes(&netlink, index, answer)?;
            write_servers(answer)?;
            let unnamed = Names::get()
                .is_ok_and(|names| matches!(names.node(), b"" | b"(none)" | b"localhost"));
            match answer.text(dhcp::HOSTNAME, Form::Name) {
                Some(name) if unnamed => system::set_name(&name),
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// Takes away the addresses of an interface, but for one.
fn flush(netlink: &Netlink, index: u32, kept: Option<[u8; 4]>) -> Result<(), Errno> {
    let mut bodies: Vec<Vec<u8>> = Vec::new();
    let head = [net::INET as u8, 0, 0, 0, 0, 0, 0, 0];
    netlink.list(Request::new(RTM_GETADDR as u32, 0, &head), &mut |_, body| {
        let ip = Attributes::new(body, ADDRESS).get(IFA_LOCAL as u32);
        if number(body, 4) == index && kept.is_none_or(|kept| ip != Some(&kept)) {
            bodies.push(body.to_vec());
        }
    })?;
    for body in bodies {
        match netlink.change(Request::new(RTM_DELADDR as u32, 0, &body)) {
            // It went with another one.
            Err(Errno::ADDRNOTAVAIL) => {}
            done => done?,
        }
    }
    Ok(())
}

fn add_address(netlink: &Netlink, index: u32, ip: [u8; 4], answer: &Answer) -> Result<(), Errno> {
    let mask = answer.address(dhcp::SUBNET);
    let len = mask.map_or(32, |mask| u32::from_be_bytes(mask).leading_ones()) as u8;
    let [a, b, c, d] = index.to_ne_bytes();
    let head = [net::INET as u8, len, 0, 0, a, b, c, d];
    let mut request = Request::new(RTM_NEWADDR as u32, NLM_F_CREATE | NLM_F_REPLACE, &head);
    request.add(IFA_LOCAL as u32, &ip);
    request.add(IFA_ADDRESS as u32, &ip);
    if let Some(broadcast) = answer.address(dhcp::BROADCAST) {
        request.add(IFA_BROADCAST as u32, &broadcast);
    }
    netlink.change(request)
}

fn add_routes(netlink: &Netlink, index: u32, answer: &Answer) -> Result<(), Errno> {
    // Where a server tells routes to networks, those to routers alone do not count (RFC 3442).
    let routes = answer.option(dhcp::ROUTES).and_then(|value| dhcp::routes(&value));
    let routes = routes.unwrap_or_else(|| {
        let routers = answer.option(dhcp::ROUTER).unwrap_or_default();
        routers.as_chunks().0.iter().map(|router| ([0; 4], 0, *router)).collect()
    });
    for (at, &(network, len, router)) in routes.iter().enumerate() {
        // Of several to one network the first counts.
        let before = routes.iter().take(at);
        let metric =
            before.filter(|(other, bits, _)| *other == network && *bits == len).count() as u32;
        // A router of zeros: the network is on this wire.
        let direct = router == [0; 4];
        let scope =
            if direct { rt_scope_t::RT_SCOPE_LINK } else { rt_scope_t::RT_SCOPE_UNIVERSE } as u8;
        let kind = RTN_UNICAST as u8;
        let mut head = [0; ROUTE];
        let fields = [
            net::INET as u8,
            len,
            0,
            0,
            rt_class_t::RT_TABLE_MAIN as u8,
            RTPROT_DHCP as u8,
            scope,
            kind,
        ];
        head.iter_mut().zip(fields).for_each(|(slot, field)| *slot = field);
        let mut request = Request::new(RTM_NEWROUTE as u32, NLM_F_CREATE | NLM_F_REPLACE, &head);
        if len > 0 {
            request.add(rtattr_type_t::RTA_DST as u32, &network);
        }
        if !direct {
            request.add(rtattr_type_t::RTA_GATEWAY as u32, &router);
        }
        request.add(rtattr_type_t::RTA_OIF as u32, &index.to_ne_bytes());
        if metric > 0 {
            request.add(rtattr_type_t::RTA_PRIORITY as u32, &metric.to_ne_bytes());
        }
        netlink.change(request)?;
    }
    Ok(())
}

/// Writes /etc/resolv.conf: a new file takes the place of the old one.
#[inline(never)]
fn write_servers(answer: &Answer) -> Result<(), Errno> {
    let Some(servers) = answer.text(dhcp::DNS, Form::Addresses) else { return Ok(()) };
    let mut text = Vec::new();
    let search =
        answer.text(dhcp::SEARCH, Form::Names).or_else(|| answer.text(dhcp::DOMAIN, Form::Name));
    if let Some(search) = search {
        rt::fill(&mut text, b"search %\n", &[&search]);
    }
    for server in parts(&servers, b' ') {
        rt::fill(&mut text, b"nameserver %\n", &[server]);
    }
    // A link leads to where the file is kept.
    let mut path = b"/etc/resolv.conf".to_vec();
    if let Ok(target) = fs::read_link(fs::CWD, &c_string(&path)) {
        path = if target.starts_with(b"/") { target } else { rt::filled(b"/etc/%", &[&target]) };
    }
    let new = rt::c_filled(b"%.new", &[&path]);
    write(&new, &text)?;
    let path = c_string(&path);
    match fs::rename(fs::CWD, &new, fs::CWD, &path, 0) {
        // In a container, it may be mounted from outside.
        Err(Errno::BUSY) => {
            fs::unlink(fs::CWD, &new, 0)?;
            write(&path, &text)
        }
        done => done,
    }
}

fn write(path: &CStr, text: &[u8]) -> Result<(), Errno> {
    let file = fs::open(fs::CWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)?;
    io::write_all(&file, text)?;
    file.close()
}
