//! nslookup - ask name servers
use rt::{
    Cx, Done, Stop, Vec,
    net::{
        dns::{self, Answer, Record},
        resolver::{self, Failure, Resolver},
    },
    text::{
        ip::Ip,
        number::{DIGITS, decimal, format},
        split::{number_of, parts},
    },
};

rt::applet! { "nslookup", main, "\
Usage: nslookup [-OPTION]... NAME [SERVER]
Ask the servers of /etc/resolv.conf, or SERVER, about a machine's name or address.

The options are words with one dash:
  -type=KIND, -query=KIND, -q=KIND  what to ask for: A, AAAA, ANY, CNAME, MX, NS, PTR, SOA, SRV, TXT
  -port=NUMBER         the server's port (53)
  -timeout=SECONDS     how long to wait for an answer
  -retry=NUMBER        how often to ask
  -vc                  ask over TCP
" }

const KINDS: &str = "A 1 AAAA 28 ANY 255 CNAME 5 MX 15 NS 2 PTR 12 SOA 6 SRV 33 TXT 16";

/// What is asked.
struct Query {
    resolver: Resolver,
    /// `None` asks for both kinds of addresses.
    kind: Option<u16>,
}

fn main(cx: &mut Cx) -> Done {
    let mut query = Query { resolver: Resolver::read(), kind: None };
    while let Some(word) = cx.upcoming()
        && let Some(setting) = word.to_bytes().strip_prefix(b"-")
        && !setting.starts_with(b"-")
        && !setting.is_empty()
    {
        set(cx, &mut query, setting)?;
        cx.skip_args(1);
    }
    // What is left are --help, --version and the operands.
    while cx.option()?.is_some() {}
    let operands = cx.operands();
    let Some(name) = operands.get(0) else { return Err(cx.missing_operand()) };
    if operands.len() > 2 {
        return Err(cx.extra_operand(2));
    }
    if let Some(server) = operands.get(1) {
        query.resolver.servers = resolver::find(cx, server.to_bytes(), 0)?;
    }
    let mut name = name.to_bytes().to_vec();
    let address = resolver::scoped(&name);
    if let Some(ip) = address {
        name = dns::reverse(&ip);
        query.kind = query.kind.or(Some(dns::PTR));
    }
    let kinds: &[u16] = match &query.kind {
        Some(kind) => core::slice::from_ref(kind),
        None => &[dns::A, dns::AAAA],
    };
    answer(cx, &query.resolver, &name, kinds, address.is_none())
}

/// Takes a setting, a word behind a dash.
#[inline(never)]
fn set(cx: &mut Cx, query: &mut Query, setting: &[u8]) -> Done {
    let mut parts = parts(setting, b'=');
    let name = parts.next().unwrap_or(setting);
    let value = parts.rest();
    match (name, value) {
        (b"type" | b"querytype" | b"query" | b"q" | b"ty", Some(value)) => {
            let known = number_of(KINDS, &value.to_ascii_uppercase());
            let Some(kind) = known else {
                return Err(cx.usage(packed!("unknown query type %w"), &[value]));
            };
            query.kind = Some(kind as u16);
        }
        (b"port" | b"po", Some(value)) => query.resolver.port = number(cx, value)?,
        (b"timeout" | b"t", Some(value)) => query.resolver.seconds = number(cx, value)?.into(),
        (b"retry", Some(value)) => query.resolver.attempts = number(cx, value)?.into(),
        (b"vc", None) => query.resolver.over_tcp = true,
        (b"novc", None) => query.resolver.over_tcp = false,
        _ => return Err(cx.usage(packed!("unrecognized option '-%r'"), &[setting])),
    }
    Ok(())
}

fn number(cx: &mut Cx, value: &[u8]) -> Result<u16, Stop> {
    let number = decimal(value).ok().and_then(|number| u16::try_from(number).ok());
    number
        .filter(|&number| number > 0)
        .ok_or_else(|| cx.usage(packed!("invalid number %w"), &[value]))
}

/// Asks for each kind and prints what comes. With `head`, it says first whom it asked.
#[inline(never)]
fn answer(cx: &mut Cx, resolver: &Resolver, name: &[u8], kinds: &[u16], mut head: bool) -> Done {
    let mut refusal: (&str, &[u8]) = ("", b"");
    let mut found = false;
    for candidate in resolver.candidates(name) {
        for &kind in kinds {
            let (question, bytes, server) = match resolver.ask(&candidate, kind) {
                Ok(reply) => reply,
                Err(Failure::Unknown) => {
                    return Err(cx.stop(packed!("%w is not a legal name"), &[name]));
                }
                Err(_) => return Err(cx.stop(packed!("no servers could be reached"), &[])),
            };
            let Some(answer) = Answer::new(&bytes, &question) else { continue };
            if core::mem::take(&mut head) {
                let ip = server.text();
                let port = &mut [0; DIGITS];
                let port = format(resolver.port.into(), port);
                cx.report(packed!("Server:\t\t%r\nAddress:\t%r#%r\n"), &[&ip, &ip, port]);
            }
            let code = usize::from(answer.code());
            if code > 0 {
                let why = parts(CODES, b' ').nth(code).unwrap_or(b"RESERVED");
                refusal = ("** server can't find %n: %r\n", why);
                break;
            }
            refusal = ("*** Can't find %n: %r", b"No answer\n");
            let mut text = Vec::new();
            for record in answer.records().take_while(|record| record.section == 0) {
                // The way to the addresses was shown with those of the first kind.
                if found && record.kind == dns::CNAME && kind == dns::AAAA {
                    continue;
                }
                if !core::mem::replace(&mut found, true) && !answer.is_authoritative() {
                    text.extend_from_slice(b"Non-authoritative answer:\n");
                }
                describe(&mut text, &answer, &record);
            }
            cx.out.write(&text)?;
        }
        if found {
            return cx.out.byte(b'\n');
        }
    }
    cx.report(refusal.0, &[name, refusal.1]);
    Err(Stop::new(1))
}

/// What the codes of answers are called, from 0 on.
const CODES: &[u8] = b"NOERROR FORMERR SERVFAIL NXDOMAIN NOTIMP REFUSED";

/// Writes a line about a record, or several.
#[inline(never)]
fn describe(text: &mut Vec<u8>, answer: &Answer, record: &Record) {
    let name = &record.name;
    let mut line = |what: &str, pieces: &[&[u8]]| {
        text.extend_from_slice(name);
        text.push(b'\t');
        text.extend_from_slice(what.as_bytes());
        text.extend_from_slice(b" = ");
        pieces.iter().for_each(|piece| text.extend_from_slice(piece));
        text.push(b'\n');
    };
    let short = |at: usize| {
        record.data.get(at..at + 2).map_or(0, |pair| u64::from(pair[0]) << 8 | u64::from(pair[1]))
    };
    let target = |skip| answer.name_in(record, skip).unwrap_or_default();
    let [a, b, c] = &mut [[0; DIGITS]; 3];
    match record.kind {
        dns::A | dns::AAAA => {
            let ip = Ip::from_bytes(record.data).map(|ip| ip.text()).unwrap_or_default();
            [b"Name:\t", name.as_slice(), b"\nAddress: ", &ip, b"\n"]
                .iter()
                .for_each(|piece| text.extend_from_slice(piece));
        }
        dns::NS => line("nameserver", &[&target(0), b"."]),
        dns::PTR => line("name", &[&target(0), b"."]),
        dns::CNAME => line("canonical name", &[&target(0), b"."]),
        dns::MX => line("mail exchanger", &[format(short(0), a), b" ", &target(2), b"."]),
        dns::SRV => line(
            "service",
            &[
                format(short(0), a),
                b" ",
                format(short(2), b),
                b" ",
                format(short(4), c),
                b" ",
                &target(6),
                b".",
            ],
        ),
        dns::TXT => {
            let mut quoted = Vec::new();
            let mut rest = record.data;
            while let Some((&len, after)) = rest.split_first() {
                let (part, after) = after.split_at_checked(len.into()).unwrap_or((after, b""));
                if !quoted.is_empty() {
                    quoted.push(b' ');
                }
                quoted.push(b'"');
                for &byte in part {
                    dns::escape(&mut quoted, byte, b"\"\\", b' ');
                }
                quoted.push(b'"');
                rest = after;
            }
            line("text", &[&quoted]);
        }
        dns::SOA => {
            let Some((origin, mail, numbers)) = answer.names_in(record) else { return };
            text.extend_from_slice(name);
            for (what, value) in [("origin", &origin), ("mail addr", &mail)] {
                text.extend_from_slice(b"\n\t");
                text.extend_from_slice(what.as_bytes());
                text.extend_from_slice(b" = ");
                text.extend_from_slice(value);
            }
            let fields = ["serial", "refresh", "retry", "expire", "minimum"];
            for (what, value) in fields.iter().zip(numbers.chunks_exact(4)) {
                text.extend_from_slice(b"\n\t");
                text.extend_from_slice(what.as_bytes());
                text.extend_from_slice(b" = ");
                let value = value.iter().fold(0, |value, &byte| value << 8 | u64::from(byte));
                text.extend_from_slice(format(value, a));
            }
            text.push(b'\n');
        }
        kind => line("rdata", &[b"type ", format(kind.into(), a)]),
    }
}
