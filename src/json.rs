//! What programs print for other programs: JSON (RFC 8259), an array of objects, one to a line.
//!
//! A byte that is part of no character of UTF-8 is spelled as a lone surrogate, `\udc80` to `\udcff`, so that nothing is lost:
//! Python's `surrogateescape` reads it back.
use crate::{
    Cx,
    sys::Stat,
    text::{
        mode, number,
        time::{Time, Zone, format},
        utf8,
    },
    user::Table,
};
use alloc::{boxed::Box, vec::Vec};

/// An array that is being printed, and the names that its objects share.
pub struct Array {
    begun: bool,
    users: Table,
    groups: Table,
    zone: Zone,
    object: Vec<u8>,
}

/// What a field has.
pub enum Value<'a> {
    Text(&'a [u8]),
    Number(u64),
    Signed(i128),
    /// An array of texts.
    List(&'a [Vec<u8>]),
    /// The major and the minor number of a device.
    Device(u64),
    /// Seconds since 1970 and nanoseconds.
    Time(Option<(i64, u32)>),
}

impl Array {
    /// On the heap, because few runs need one and it is large.
    #[inline(never)]
    pub fn new() -> Box<Array> {
        Box::new(Array {
            begun: false,
            users: Table::users(),
            groups: Table::groups(),
            zone: Zone::utc(),
            object: Vec::new(),
        })
    }

    /// Prints an object about a file.
    #[inline(never)]
    pub fn file(
        &mut self,
        cx: &mut Cx,
        path: &[u8],
        stat: &Stat,
        born: Option<(i64, u32)>,
        target: Option<&[u8]>,
    ) {
        let kind = match mode::file_type(stat.mode(), 1).split(' ').next().unwrap_or("") {
            // In one word each.
            "regular" => "file",
            "symbolic" => "link",
            kind => kind,
        };
        let user = self.users.name(stat.user()).map(<[u8]>::to_vec);
        let group = self.groups.name(stat.group()).map(<[u8]>::to_vec);
        let octal = mode::octal(stat.mode());
        self.text("path", path);
        self.text("type", kind.as_bytes());
        if let Some(target) = target {
            self.text("target", target);
        }
        self.text("mode", &octal);
        for (name, value) in [
            ("links", stat.links()),
            ("uid", stat.user().into()),
            ("gid", stat.group().into()),
            ("size", stat.size()),
            ("blocks", stat.blocks()),
            ("block_size", stat.block_size()),
            ("inode", stat.identity().1),
        ] {
            self.count(name, value);
        }
        for (name, text) in [("user", user), ("group", group)] {
            if let Some(text) = text {
                self.text(name, &text);
            }
        }
        self.field("device", Value::Device(stat.identity().0));
        if matches!(kind, "block" | "character") {
            self.field("special_device", Value::Device(stat.special_device()));
        }
        self.field("accessed", Value::Time(Some(stat.accessed())));
        self.field("modified", Value::Time(Some(stat.modified())));
        self.field("changed", Value::Time(Some(stat.changed())));
        self.field("born", Value::Time(born));
        self.end_object(cx);
    }

    /// Adds a text to the object at hand.
    #[inline(never)]
    pub fn text(&mut self, name: &str, text: &[u8]) {
        self.add(name.as_bytes(), Value::Text(text));
    }

    /// Adds a number.
    #[inline(never)]
    pub fn count(&mut self, name: &str, number: u64) {
        self.add(name.as_bytes(), Value::Number(number));
    }

    /// Adds a field to the object at hand.
    pub fn field(&mut self, name: &str, value: Value) {
        self.add(name.as_bytes(), value);
    }

    #[inline(never)]
    fn add(&mut self, name: &[u8], value: Value) {
        let start: &[u8] = if self.object.is_empty() { b"{\"" } else { b", \"" };
        self.object.extend_from_slice(start);
        self.object.extend_from_slice(name);
        self.object.extend_from_slice(b"\": ");
        match value {
            Value::Text(text) => string(&mut self.object, text),
            Value::Number(number) => self.number(number),
            Value::Signed(number) => {
                if number < 0 {
                    self.object.push(b'-');
                }
                self.number(u64::try_from(number.unsigned_abs()).unwrap_or(u64::MAX));
            }
            Value::List(texts) => {
                let mut mark = b'[';
                for text in texts {
                    self.object.push(mark);
                    string(&mut self.object, text);
                    mark = b',';
                }
                self.object.extend_from_slice(if mark == b'[' { b"[]" } else { b"]" });
            }
            Value::Device(device) => {
                self.object.push(b'[');
                self.number(device >> 8 & 0xFFF);
                self.object.extend_from_slice(b", ");
                self.number(device & 0xFF | device >> 12 & 0xFFFF_FF00);
                self.object.push(b']');
            }
            Value::Time(when) => match when.and_then(|when| Time::new(when, &self.zone)) {
                Some(time) => format(&mut self.object, b"\"%Y-%m-%dT%H:%M:%S.%NZ\"", &time),
                None => self.object.extend_from_slice(b"null"),
            },
        }
    }

    /// Adds a field that is called as a column's heading is, in small letters and with underscores.
    #[inline(never)]
    pub fn heading(&mut self, heading: &[u8], value: Value) {
        let mut name = heading.to_ascii_lowercase();
        for byte in &mut name {
            if matches!(byte, b'-' | b':') {
                *byte = b'_';
            }
        }
        self.add(&name, value);
    }

    fn number(&mut self, number: u64) {
        self.object.extend_from_slice(number::format(number, &mut [0; number::DIGITS]));
    }

    /// Prints the object.
    pub fn end_object(&mut self, cx: &mut Cx) {
        cx.out.add(if self.begun { b",\n" } else { b"[\n" });
        self.begun = true;
        cx.out.add(&self.object);
        cx.out.add(b"}");
        self.object.clear();
    }

    /// Ends the array.
    pub fn end(&mut self, cx: &mut Cx) {
        cx.out.add(if self.begun { b"\n]\n" } else { b"[]\n" });
    }
}

/// Adds a text as JSON has it, in quotation marks.
#[inline(never)]
pub fn string(to: &mut Vec<u8>, text: &[u8]) {
    to.push(b'"');
    for (piece, printable) in utf8::pieces(text, true) {
        let whole = piece.len() > 1 || piece.first().is_some_and(u8::is_ascii);
        match piece {
            b"\"" | b"\\" => {
                to.push(b'\\');
                to.extend_from_slice(piece);
            }
            _ if printable => to.extend_from_slice(piece),
            _ => {
                // Controls by their number, and bytes as surrogates.
                let code = match utf8::decode(piece) {
                    Some((c, _)) if whole => u32::from(c),
                    _ => 0xDC00 + u32::from(piece.first().copied().unwrap_or(0)),
                };
                to.extend_from_slice(b"\\u");
                for shift in [12, 8, 4, 0] {
                    let digit = (code >> shift & 15) as u8;
                    to.push(digit + if digit < 10 { b'0' } else { b'a' - 10 });
                }
            }
        }
    }
    to.push(b'"');
}
