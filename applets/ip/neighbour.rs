//! Neighbours: the machines on the wire, and their hardware addresses.
use super::{ADD, CHANGE, DELETE, FLUSH, REPLACE, Run, SHOW, add, link::pad};
use rt::{
    Cx, Done, Stop, Vec,
    net::netlink::{Attributes, NEIGHBOUR, Request, hardware, number, raw::*},
    sys::net,
    text::{ip::Ip, split::numbered},
};

/// States, in the order in which they are printed.
const STATES: &str =
    "incomplete 1 reachable 2 stale 4 delay 8 probe 16 failed 32 noarp 64 permanent 128 none 0";
/// For lists.
const ALL: &str = "all 255 incomplete 1 reachable 2 stale 4 delay 8 probe 16 failed 32 noarp 64 permanent 128 none 0";

pub fn run(run: &mut Run, cx: &mut Cx, command: usize) -> Done {
    match command {
        SHOW | FLUSH => {
            let (mut device, mut state, mut to) = (0, None, None);
            while let Some(word) = run.keyword("dev nud to") {
                match word {
                    0 => device = run.device(cx)?,
                    1 => state = Some(run.named(cx, ALL)?),
                    2 => {}
                    _ => to = Some(run.prefix(cx)?),
                }
            }
            if command == FLUSH && device == 0 && state.is_none() && to.is_none() {
                return Err(cx.usage(packed!("say which neighbours are to be flushed"), &[]));
            }
            // Those that need no address are none, and a flush leaves those that were set by hand.
            let wanted =
                state.unwrap_or(!NUD_NOARP & if command == FLUSH { !NUD_PERMANENT } else { !0 });
            let found = read(run, cx, &|neighbour| {
                (device == 0 || neighbour.device == device)
                    && (neighbour.state & wanted != 0
                        || neighbour.state == 0 && state.is_none_or(|state| state == 0))
                    && to.is_none_or(|(ip, len)| super::address::within(&neighbour.ip, &ip, len))
            })?;
            if command == SHOW {
                return show(run, cx, &found, device);
            }
            for neighbour in found {
                run.change(cx, Request::new(RTM_DELNEIGH as u32, 0, &neighbour.body))?;
            }
            Ok(())
        }
        ADD => change(run, cx, RTM_NEWNEIGH as u32, NLM_F_CREATE | NLM_F_EXCL),
        REPLACE => change(run, cx, RTM_NEWNEIGH as u32, NLM_F_CREATE | NLM_F_REPLACE),
        CHANGE => change(run, cx, RTM_NEWNEIGH as u32, NLM_F_REPLACE),
        DELETE => change(run, cx, RTM_DELNEIGH as u32, 0),
        _ => {
            Err(cx.usage(packed!("neighbours are shown, added, replaced, deleted or flushed"), &[]))
        }
    }
}

/// A neighbour, as the kernel tells it.
struct Neighbour {
    ip: Ip,
    device: u32,
    state: u32,
    /// NTF_ROUTER and others.
    flags: u8,
    address: Vec<u8>,
    body: Vec<u8>,
}

fn read(
    run: &Run,
    cx: &mut Cx,
    takes: &dyn Fn(&Neighbour) -> bool,
) -> Result<Vec<Neighbour>, Stop> {
    let mut head = [0; NEIGHBOUR];
    head[0] = run.family as u8;
    let mut found = Vec::new();
    run.list(cx, Request::new(RTM_GETNEIGH as u32, 0, &head), &mut |_, body| {
        let attributes = Attributes::new(body, NEIGHBOUR);
        let family = body.first().copied().map_or(0, u16::from);
        if let Some(ip) = attributes.get(NDA_DST as u32).and_then(Ip::from_bytes)
            && matches!(family, net::INET | net::INET6)
        {
            let address = attributes.get(NDA_LLADDR as u32).unwrap_or(&[]);
            let neighbour = Neighbour {
                ip,
                device: number(body, 4),
                state: number(body, 8) & 0xffff,
                flags: body.get(10).copied().unwrap_or(0),
                address: hardware(1, address),
                body: body.to_vec(),
            };
            found.extend(Some(neighbour).filter(|neighbour| takes(neighbour)));
        }
    })?;
    Ok(found)
}

#[inline(never)]
fn show(run: &Run, cx: &mut Cx, found: &[Neighbour], device: u32) -> Done {
    let state = |neighbour: &Neighbour| {
        let known = numbered(STATES).find(|(_, bit)| neighbour.state & bit != 0 || *bit == 0);
        known.map_or(&b""[..], |(name, _)| name).to_ascii_uppercase()
    };
    if run.json {
        return Run::print_json(cx, &mut |array, cx| {
            for neighbour in found {
                array.text("dst", &neighbour.ip.text());
                array.text("dev", &run.name_of(neighbour.device));
                if !neighbour.address.is_empty() {
                    array.text("lladdr", &neighbour.address);
                }
                array.text("state", &state(neighbour));
                array.end_object(cx);
            }
        });
    }
    for neighbour in found {
        let mut text = neighbour.ip.text();
        if run.brief {
            let address = core::mem::take(&mut text);
            pad(&mut text, &address, 40);
            if device == 0 {
                pad(&mut text, &run.name_of(neighbour.device), 17);
            }
            text.extend_from_slice(&neighbour.address);
            run.print(cx, &text)?;
            continue;
        }
        if device == 0 {
            rt::fill(&mut text, b" dev %", &[&run.name_of(neighbour.device)]);
        }
        text.push(b' ');
        if !neighbour.address.is_empty() {
            rt::fill(&mut text, b"lladdr % ", &[&neighbour.address]);
        }
        for (word, bit) in [("router ", NTF_ROUTER), ("proxy ", NTF_PROXY)] {
            if u32::from(neighbour.flags) & bit != 0 {
                add(&mut text, &[word.as_bytes()]);
            }
        }
        rt::fill(&mut text, b"% ", &[&state(neighbour)]);
        run.print(cx, &text)?;
    }
    Ok(())
}

fn change(run: &mut Run, cx: &mut Cx, kind: u32, flags: u32) -> Done {
    let (mut ip, mut device, mut address, mut state) = (None, 0, None, NUD_PERMANENT);
    while let Some(word) = run.keyword("dev lladdr nud to") {
        match word {
            0 => device = run.device(cx)?,
            1 => address = Some(run.hardware(cx)?),
            2 => state = run.named(cx, STATES)?,
            3 => {}
            _ => ip = Some(run.address(cx)?),
        }
    }
    let Some(ip) = ip else { return Err(cx.usage(packed!("an address is missing"), &[])) };
    if device == 0 {
        return Err(cx.usage(packed!("a device is missing: dev NAME"), &[]));
    }
    let mut head = [0; NEIGHBOUR];
    head[0] = run.family as u8;
    head[4..8].copy_from_slice(&device.to_ne_bytes());
    head[8..10].copy_from_slice(&(state as u16).to_ne_bytes());
    let mut request = Request::new(kind, flags, &head);
    request.add(NDA_DST as u32, ip.octets());
    if let Some(address) = address {
        request.add(NDA_LLADDR as u32, &address);
    }
    run.change(cx, request)
}
