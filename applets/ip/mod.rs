//! ip - show and change interfaces, addresses, routes and neighbours
mod address;
mod link;
mod neighbour;
mod route;

use rt::{
    Cx, Done, Place, Stop, Strings, Vec,
    json::Array,
    net::{
        netlink::{self, Link, Netlink, Request},
        resolver,
    },
    sys::{Errno, net},
    text::{
        ip::Ip,
        number::{DIGITS, decimal, format},
        split::{number_of, numbered, parts},
    },
};

rt::applet! { "ip", main, { place: Place::Sbin, failure: 255, options_first: true }, "\
Usage: ip [OPTION]... OBJECT [COMMAND] [WORD]...
Show or change what the kernel knows of the network. Each name can be cut short.

  -4                   IPv4 only
  -6                   IPv6 only
  -b, --brief          a line in columns for each interface; also -br
  -f, --family=FAMILY  inet or inet6 only
  -j, --json           print JSON
  -o, --oneline        a line for each, whatever it has
  -s, --stats          count what went through interfaces, too

link [show] [DEV] [up] [master DEV] [type KIND]   link set DEV WHAT...   link add NAME type KIND...   link delete DEV
  WHAT: up, down, arp|multicast|promisc|allmulticast on|off, mtu N, txqueuelen N, address LLADDR, broadcast LLADDR,
  name NAME, alias TEXT, master DEV, nomaster, netns PID
  KIND: dummy, bridge, veth peer NAME, vlan id N (with link DEV) and what else needs no words
address [show] [DEV] [up] [to PREFIX] [scope SCOPE]   address flush WHICH
address add|replace|delete ADDRESS[/BITS] dev DEV [peer ADDRESS] [broadcast ADDRESS|+] [label TEXT] [scope SCOPE]
route [show] [PREFIX] [dev DEV] [via ADDRESS] [proto NAME] [table TABLE]   route flush WHICH   route get ADDRESS
route add|append|replace|change|delete [blackhole|unreachable|prohibit|throw] PREFIX|default [via ADDRESS] [dev DEV]
  [src ADDRESS] [metric N] [mtu N] [table TABLE] [proto NAME] [scope SCOPE] [onlink]
neighbour [show] [ADDRESS] [dev DEV] [nud STATE]   neighbour flush WHICH
neighbour add|replace|change|delete ADDRESS dev DEV [lladdr LLADDR] [nud STATE]
" }

/// The exit status where the kernel refuses.
const REFUSED: u8 = 2;

/// A run: what was asked for, and what is left of the words.
struct Run<'a> {
    words: Strings<'a>,
    netlink: Netlink,
    /// 0 for both.
    family: u16,
    oneline: bool,
    brief: bool,
    stats: bool,
    json: bool,
    links: Vec<Link>,
}

/// Each object's and each command's work.
type Work = fn(&mut Run, &mut Cx, usize) -> Done;

/// The objects, and their work.
const OBJECTS: &str = "address addr link neighbour neighbor route";
const WORK: [Work; 6] =
    [address::run, address::run, link::run, neighbour::run, neighbour::run, route::run];

/// What may be done to objects; the numbers in this list tell the objects which.
const COMMANDS: &str = "show add append change delete flush get list lst replace set";
const SHOW: usize = 0;
const ADD: usize = 1;
const APPEND: usize = 2;
const CHANGE: usize = 3;
const DELETE: usize = 4;
const FLUSH: usize = 5;
const GET: usize = 6;
const REPLACE: usize = 9;
const SET: usize = 10;

fn main(cx: &mut Cx) -> Done {
    let (mut family, mut flags) = (0, 0u32);
    loop {
        // Long names after one dash, too.
        let name = cx.upcoming().and_then(|word| word.to_bytes().strip_prefix(b"-")).unwrap_or(b"");
        let known = if name.len() > 1 {
            beginning("brief json oneline stats statistics", name)
        } else {
            usize::MAX
        };
        let option = match b"bjoss".get(known) {
            Some(letter) => {
                cx.skip_args(1);
                *letter
            }
            None => match cx.option()? {
                Some(option) => option,
                None => break,
            },
        };
        match option {
            b'4' => family = net::INET,
            b'6' => family = net::INET6,
            b'f' => {
                family =
                    if cx.choose("--family", "inet|inet6")? == 0 { net::INET } else { net::INET6 }
            }
            letter => flags |= 1 << (letter & 31),
        }
    }
    let has = |letter: u8| flags & 1 << (letter & 31) != 0;
    let mut words = cx.operands();
    let Some(object) = words.next() else {
        return Err(cx.usage(packed!("missing object"), &[]));
    };
    let object = object.to_bytes();
    let Some(work) = WORK.get(beginning(OBJECTS, object)) else {
        return Err(cx.usage(packed!("unknown object %w"), &[object]));
    };
    let netlink =
        Netlink::open().map_err(|e| cx.stop_error(packed!("cannot ask the kernel"), &[], e))?;
    let links = netlink::links(&netlink).map_err(|e| refuse(cx, e))?;
    let (oneline, brief, stats, json) = (has(b'o'), has(b'b'), has(b's'), has(b'j'));
    let mut run = Run { words, netlink, family, oneline, brief, stats, json, links };
    // Without a command, and where the word is none, it is shown.
    let word = { run.words }.next().map_or(&b"show"[..], |word| word.to_bytes());
    let command = match beginning(COMMANDS, word) {
        usize::MAX => return Err(cx.usage(packed!("unknown command %w"), &[word])),
        7 | 8 => SHOW,
        command => command,
    };
    run.words.next();
    work(&mut run, cx, command)
}

/// The place of what `word` is the beginning of, in a list of words.
#[inline(never)]
fn beginning(words: &str, word: &[u8]) -> usize {
    let mut words = parts(words.as_bytes(), b' ');
    words.position(|known| known.starts_with(word)).unwrap_or(usize::MAX)
}

/// Reports what the kernel answered.
#[inline(never)]
fn refuse(cx: &mut Cx, error: Errno) -> Stop {
    cx.say_error(packed!("RTNETLINK answers"), &[], Some(error));
    Stop::new(REFUSED)
}

impl<'a> Run<'a> {
    /// The next word, as the number in `keywords` of what it is the beginning of; `None` at the end. What is none of these is given back
    /// as their number, for [`Run::again`].
    #[inline(never)]
    fn keyword(&mut self, keywords: &str) -> Option<usize> {
        let word = { self.words }.next()?.to_bytes();
        let mut at = 0;
        for keyword in parts(keywords.as_bytes(), b' ') {
            if keyword.starts_with(word) && !word.is_empty() {
                self.words.next();
                break;
            }
            at += 1;
        }
        Some(at)
    }

    /// The next word; there has to be one.
    #[inline(never)]
    fn value(&mut self, cx: &mut Cx) -> Result<&'a [u8], Stop> {
        match self.words.next() {
            Some(word) => Ok(word.to_bytes()),
            None => Err(cx.usage(packed!("a word is missing at the end"), &[])),
        }
    }

    /// Refuses the next word.
    #[inline(never)]
    fn unknown(&mut self, cx: &mut Cx) -> Stop {
        let word = self.words.next().map_or(&b""[..], |word| word.to_bytes());
        cx.usage(packed!("unknown word %w"), &[word])
    }

    /// The next word as a number.
    #[inline(never)]
    fn number(&mut self, cx: &mut Cx) -> Result<u32, Stop> {
        let word = self.value(cx)?;
        let number = decimal(word).ok().and_then(|number| u32::try_from(number).ok());
        number.ok_or_else(|| cx.usage(packed!("invalid number %w"), &[word]))
    }

    /// The next word as one of `names`, or as a number.
    #[inline(never)]
    fn named(&mut self, cx: &mut Cx, names: &str) -> Result<u32, Stop> {
        let word = { self.words }.next().map_or(&b""[..], |word| word.to_bytes());
        match number_of(names, word) {
            Some(number) => {
                self.words.next();
                Ok(number)
            }
            None => self.number(cx),
        }
    }

    /// The next word as on or off.
    fn on_off(&mut self, cx: &mut Cx) -> Result<bool, Stop> {
        Ok(self.named(cx, "on 1 off 0")? == 1)
    }

    /// The next word as the number of an interface.
    #[inline(never)]
    fn device(&mut self, cx: &mut Cx) -> Result<u32, Stop> {
        let name = self.value(cx)?;
        match self.links.iter().find(|link| link.name == name) {
            Some(link) => Ok(link.index),
            None => {
                cx.say(packed!("Cannot find device %w"), &[name]);
                Err(Stop::new(1))
            }
        }
    }

    /// The name of an interface.
    fn name_of(&self, index: u32) -> Vec<u8> {
        match self.links.iter().find(|link| link.index == index) {
            Some(link) => link.name.clone(),
            None => rt::filled(b"if%", &[format(index.into(), &mut [0; DIGITS])]),
        }
    }

    /// The next word as an address and the length of its prefix, which is all of it if none is given. `default` and `any` are all.
    #[inline(never)]
    fn prefix(&mut self, cx: &mut Cx) -> Result<(Ip, u8), Stop> {
        let word = self.value(cx)?;
        if matches!(word, b"default" | b"any" | b"all") {
            return Ok((if self.family == net::INET6 { Ip::ANY6 } else { Ip::ANY4 }, 0));
        }
        let mut parts = parts(word, b'/');
        let ip = parts.next().and_then(resolver::scoped);
        let most = if ip.is_some_and(|ip| ip.is_v4()) { 32 } else { 128 };
        let len = parts.rest().map_or(Some(most), |len| {
            // A mask with dots is as good as its length.
            match Ip::parse(len).and_then(|mask| mask.as_v4()) {
                Some(mask) => {
                    let mask = u32::from_be_bytes(mask);
                    (mask.leading_ones() == mask.count_ones()).then_some(mask.leading_ones().into())
                }
                None => decimal(len).ok(),
            }
        });
        match (ip, len) {
            (Some(ip), Some(len)) if len <= most => {
                self.family = if ip.is_v4() { net::INET } else { net::INET6 };
                Ok((ip, len as u8))
            }
            _ => Err(cx.usage(packed!("invalid address %w"), &[word])),
        }
    }

    /// The next word as an address.
    fn address(&mut self, cx: &mut Cx) -> Result<Ip, Stop> {
        let (ip, len) = self.prefix(cx)?;
        let all = if ip.is_v4() { 32 } else { 128 };
        if len == all {
            Ok(ip)
        } else {
            Err(cx.usage(packed!("an address, not a prefix, is expected"), &[]))
        }
    }

    /// The next word as a hardware address.
    #[inline(never)]
    fn hardware(&mut self, cx: &mut Cx) -> Result<Vec<u8>, Stop> {
        let word = self.value(cx)?;
        let bytes = netlink::parse_hardware(word);
        bytes.ok_or_else(|| cx.usage(packed!("invalid hardware address %w"), &[word]))
    }

    fn change(&self, cx: &mut Cx, request: Request) -> Done {
        self.netlink.change(request).map_err(|e| refuse(cx, e))
    }

    fn list(&self, cx: &mut Cx, request: Request, each: &mut dyn FnMut(u32, &[u8])) -> Done {
        self.netlink.list(request, each).map_err(|e| refuse(cx, e))
    }

    /// Prints lines; with -o, one line.
    fn print(&self, cx: &mut Cx, text: &[u8]) -> Done {
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        for &byte in text {
            let piece: &[u8] =
                if byte == b'\n' && self.oneline { b"\\" } else { core::slice::from_ref(&byte) };
            cx.out.write(piece)?;
        }
        cx.out.byte(b'\n')
    }

    /// Prints all, as objects of JSON.
    fn print_json(cx: &mut Cx, fill: &mut dyn FnMut(&mut Array, &mut Cx)) -> Done {
        let mut array = Array::new();
        fill(&mut array, cx);
        array.end(cx);
        Ok(())
    }
}

/// Adds pieces of text.
fn add(text: &mut Vec<u8>, pieces: &[&[u8]]) {
    pieces.iter().for_each(|piece| text.extend_from_slice(piece));
}

/// Adds a word before a number, if that is not 0.
#[inline(never)]
fn add_number(text: &mut Vec<u8>, word: &str, number: u32) {
    if number > 0 {
        add(text, &[word.as_bytes(), format(number.into(), &mut [0; DIGITS])]);
    }
}

/// What scopes are called.
const SCOPES: &str = "global 0 site 200 link 253 host 254 nowhere 255";

/// The name of a number, or the number.
#[inline(never)]
fn name(names: &str, number: u32) -> Vec<u8> {
    match numbered(names).find(|(_, known)| *known == number) {
        Some((name, _)) => name.to_vec(),
        None => format(number.into(), &mut [0; DIGITS]).to_vec(),
    }
}
