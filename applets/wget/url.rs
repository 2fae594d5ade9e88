//! Addresses of the web (RFC 3986), as far as http has them.
use rt::{
    Vec,
    text::{
        number::decimal,
        split::{before, parts},
    },
};

/// `http://USER:PASSWORD@HOST:PORT/PATH?QUERY`.
#[derive(Clone, Default)]
pub struct Url {
    /// What stands before the `@`, with its escapes taken back.
    pub user: Option<Vec<u8>>,
    pub host: Vec<u8>,
    pub port: u16,
    /// The path and the query as they are asked for: from a slash on, without blanks and control characters.
    pub path: Vec<u8>,
}

/// Why a text is no address that can be asked for.
pub enum Refusal {
    Invalid,
    /// Another scheme than http.
    Scheme(Vec<u8>),
}

impl Url {
    /// Reads an address; one without a scheme is of http.
    #[inline(never)]
    pub fn parse(text: &[u8]) -> Result<Url, Refusal> {
        let text = before(text, b'#');
        let rest = match scheme(text) {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case(b"http") => rest,
            Some((scheme, _)) => return Err(Refusal::Scheme(scheme.to_vec())),
            None => text,
        };
        let end = rest.iter().position(|byte| b"/?".contains(byte)).unwrap_or(rest.len());
        let (place, path) = rest.split_at_checked(end).unwrap_or((rest, b""));
        let mut url = Url { port: 80, ..Url::default() };
        let at = place.iter().rposition(|&byte| byte == b'@');
        let machine = match at {
            Some(at) => {
                url.user = place.get(..at).map(|user| decode(user, b""));
                place.get(at + 1..).unwrap_or(b"")
            }
            None => place,
        };
        // An address of IPv6 stands in brackets.
        let (host, port) = match machine.strip_prefix(b"[") {
            Some(rest) => {
                let end = rest.iter().position(|&byte| byte == b']').ok_or(Refusal::Invalid)?;
                rest.split_at_checked(end)
                    .and_then(|(host, rest)| Some((host, rest.get(1..)?)))
                    .ok_or(Refusal::Invalid)?
            }
            None => {
                let end = machine.iter().position(|&byte| byte == b':').unwrap_or(machine.len());
                machine.split_at_checked(end).unwrap_or((machine, b""))
            }
        };
        url.host = decode(host, b"");
        if url.host.is_empty() || url.host.iter().any(|&byte| byte <= b' ' || byte == 127) {
            return Err(Refusal::Invalid);
        }
        if let Some(port) = port.strip_prefix(b":")
            && !port.is_empty()
        {
            let number = decimal(port).ok().and_then(|port| u16::try_from(port).ok());
            url.port = number.filter(|&port| port > 0).ok_or(Refusal::Invalid)?;
        }
        url.path = encode(path);
        if !url.path.starts_with(b"/") {
            url.path.insert(0, b'/');
        }
        Ok(url)
    }

    /// What a document at this address calls `target`.
    #[inline(never)]
    pub fn join(&self, target: &[u8]) -> Result<Url, Refusal> {
        if scheme(target).is_some() {
            return Url::parse(target);
        }
        if let Some(rest) = target.strip_prefix(b"//") {
            return Url::parse(rest);
        }
        let target = before(target, b'#');
        let mut url = self.clone();
        let path = before(&self.path, b'?');
        let kept = match target {
            [b'/', ..] => 0,
            [b'?', ..] => path.len(),
            _ => path.iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1),
        };
        url.path = encode(&without_dots(&[path.get(..kept).unwrap_or(b""), target].concat()));
        Ok(url)
    }

    /// The name to save it by: the last part of the path and the query. It is no path, and has no control characters.
    #[inline(never)]
    pub fn file_name(&self) -> Vec<u8> {
        let end = self.path.iter().position(|&byte| byte == b'?').unwrap_or(self.path.len());
        let path = self.path.get(..end).unwrap_or(&self.path);
        let start = path.iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
        let mut name = decode(self.path.get(start..).unwrap_or(b""), b"/%");
        if matches!(name.as_slice(), b"." | b"..") {
            name.clear();
        }
        if matches!(name.first(), None | Some(b'?')) {
            name.splice(..0, *b"index.html");
        }
        let mut safe = Vec::new();
        for &byte in &name {
            if byte == b'/' { safe.extend_from_slice(b"%2F") } else { safe.push(byte) }
        }
        safe
    }
}

/// The scheme before `://`, and what follows.
fn scheme(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let end =
        text.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte))?;
    let (scheme, rest) = text.split_at_checked(end)?;
    Some((scheme, rest.strip_prefix(b"://")?))
}

/// Escapes what may not stand in a request.
fn encode(text: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::new();
    for &byte in text {
        if matches!(byte, b'!'..=b'~') {
            encoded.push(byte);
        } else {
            let digit = |value: u8| {
                b"0123456789ABCDEF".get(usize::from(value & 15)).copied().unwrap_or(b'0')
            };
            encoded.extend_from_slice(&[b'%', digit(byte >> 4), digit(byte)]);
        }
    }
    encoded
}

/// Takes escapes back, but for those of `kept` and of control characters.
fn decode(mut text: &[u8], kept: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    while let Some((&byte, rest)) = text.split_first() {
        text = rest;
        if let [high, low, after @ ..] = rest
            && byte == b'%'
            && let (Some(high), Some(low)) =
                (char::from(*high).to_digit(16), char::from(*low).to_digit(16))
            && let value = (high << 4 | low) as u8
            && !kept.contains(&value)
            && value >= b' '
            && value != 127
        {
            decoded.push(value);
            text = after;
        } else {
            decoded.push(byte);
        }
    }
    decoded
}

/// A path in which `.` and `..` are gone (RFC 3986, 5.2.4).
fn without_dots(path: &[u8]) -> Vec<u8> {
    let end = path.iter().position(|&byte| byte == b'?').unwrap_or(path.len());
    let (path, query) = path.split_at_checked(end).unwrap_or((path, b""));
    let mut clean = Vec::new();
    let mut parts = parts(path, b'/').skip(1).peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        match part {
            b"." => {}
            b".." => {
                let slash = clean.iter().rposition(|&byte| byte == b'/').unwrap_or(0);
                clean.truncate(slash);
            }
            part => {
                clean.push(b'/');
                clean.extend_from_slice(part);
                continue;
            }
        }
        if last {
            clean.push(b'/');
        }
    }
    clean.extend_from_slice(query);
    clean
}
