//! Names as they are shown.
use super::{list::*, *};
use rt::{
    Out, c_string, resolve,
    resolve::Existing,
    text::{quote, utf8, width},
};

/// The bytes that no style but those with quotation marks in any case changes.
fn is_plain(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b',' | b'/' | b'%')
}

/// Has a name as it is shown quotation marks? With `-q` it can be another one without them.
pub fn marked(shown: &Option<Vec<u8>>) -> bool {
    matches!(shown.as_deref(), Some([b'\'' | b'"', ..]))
}

impl Ls<'_> {
    /// The name as it is shown, if it is not shown as it is.
    pub fn quoted(&self, name: &[u8], title: bool) -> Option<Vec<u8>> {
        let mut style = self.quoting;
        let Style { kind, hide, .. } = style;
        if title {
            style.special = b":";
            // A title is no word.
            if kind == b'e' {
                style.kind = b't';
            }
        }
        if kind == b'l' && !hide
            || matches!(kind, b'l' | b'h' | b's' | b'm' | b'e') && name.iter().all(is_plain)
        {
            return None;
        }
        let mut text = Vec::new();
        let mut room = [0; 64];
        let mut out = Out::new(&mut room, Some(&mut text));
        quote::styled(&mut out, name, style, self.utf8);
        let _ = out.flush(); // into memory
        (text != name).then_some(text)
    }

    /// How many columns the shown name takes.
    #[inline(never)]
    pub fn width_of(&self, name: &[u8]) -> usize {
        let quoted = self.quoted(name, false);
        let shown = quoted.as_deref().unwrap_or(name);
        if shown.iter().all(|byte| matches!(byte, b' '..=b'~')) {
            return shown.len();
        }
        let mut columns = 0;
        for (piece, printable) in utf8::pieces(shown, self.utf8) {
            columns += match utf8::decode(piece) {
                Some((c, _)) if printable => width::columns(c) as usize,
                // Controls take none; a byte that is no character takes one.
                Some((c, _)) if self.utf8 => usize::from((' '..'\x7F').contains(&c)),
                _ => usize::from(self.utf8),
            };
        }
        columns
    }

    /// The same with the blank that stands where other names have quotes.
    pub fn name_width(&self, list: &List, name: &[u8]) -> usize {
        self.width_of(name) + usize::from(list.quoted && !marked(&self.quoted(name, false)))
    }

    /// Do names without quotes stand behind a blank where others have them?
    pub fn aligns(&self) -> bool {
        let columns = matches!(self.format, Format::Vertical | Format::Across) && self.width > 0;
        (self.format == Format::Long || columns) && matches!(self.quoting.kind, b'h' | b's' | b'm')
    }

    /// The directory that the names which come next are in.
    pub fn prefix(&mut self, path: &[u8]) {
        if let Some(link) = self.hyperlink.as_mut() {
            let host = link.iter().position(|&byte| byte == b'/').unwrap_or(link.len());
            link.truncate(host);
            link.push(b'/');
            link.extend_from_slice(path);
        }
    }

    /// Starts a link to a file.
    fn start_link(&mut self, cx: &mut Cx, name: &[u8]) {
        let Some(link) = &self.hyperlink else { return };
        let slash = link.iter().position(|&byte| byte == b'/').unwrap_or(link.len());
        let (host, directory) = link.split_at_checked(slash).unwrap_or((link, &[]));
        let path = join(directory.get(1..).unwrap_or(&[]), name);
        // Names are relative to where the operands start from.
        if let Some(home) = &self.home
            && fs::change_directory_to(home).is_err()
        {
            return;
        }
        let Ok(absolute) = resolve::resolve(&c_string(&path), Existing::Nothing, true) else {
            return;
        };
        cx.out.add(b"\x1B]8;;file://");
        cx.out.add(host);
        cx.out.add(&encode(&absolute, true));
        cx.out.add(b"\x07");
    }

    /// Prints a directory's name for a title.
    pub fn title_name(&mut self, cx: &mut Cx, path: &[u8]) {
        let quoted = self.quoted(path, true);
        self.start_link(cx, path);
        self.put(cx, quoted.as_deref().unwrap_or(path));
        self.end_link(cx);
    }

    fn end_link(&self, cx: &mut Cx) {
        if self.hyperlink.is_some() {
            cx.out.add(b"\x1B]8;;\x07");
        }
    }

    /// Prints a file's name, or what it says as a symbolic link, by its color. It starts in that column.
    #[inline(never)]
    pub fn print_name(
        &mut self,
        cx: &mut Cx,
        list: &List,
        index: usize,
        target: bool,
        column: usize,
    ) {
        let Some(file) = list.files.get(index) else { return };
        let mut name = list.bytes(file);
        if target {
            name = list.text(list.detail(index).map_or((0, 0), |detail| detail.link));
        }
        let quoted = self.quoted(name, false);
        let aligned = list.quoted && self.aligns();
        if aligned && !marked(&quoted) && !target {
            self.put(cx, b" ");
        }
        let mut colored = false;
        if let Some(colors) = &self.colors {
            colored = colors.start(cx, list, index, target, &mut self.colored);
        }
        let shown = quoted.as_deref().unwrap_or(name);
        let (mut open, mut text, mut close): (&[u8], &[u8], &[u8]) = (b"", shown, b"");
        let linked = self.hyperlink.is_some();
        if linked {
            // The quotation marks are no part of it.
            if aligned && quoted.is_some() && shown.len() > 1 {
                (open, text) = shown.split_at_checked(1).unwrap_or((open, shown));
                (text, close) = text.split_at_checked(text.len() - 1).unwrap_or((text, close));
            }
            cx.out.add(open);
            self.start_link(cx, list.bytes(file));
        }
        let start = self.position;
        self.put(cx, text);
        if !target && let Some([names, _]) = self.dired.as_mut() {
            names.extend([start, self.position]);
        }
        if linked {
            self.end_link(cx);
            cx.out.add(close);
        }
        if let Some(colors) = self.colors.as_ref().filter(|_| colored) {
            let width = shown.len() + usize::from(aligned && quoted.is_none() && !target);
            colors.end(cx, self.width, column, width);
        }
    }

    /// What is appended to a file's name, or 0.
    pub fn indicator_of(&self, mode: u32) -> u8 {
        use rt::sys::raw::{S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK};
        if self.indicator == Indicator::None {
            return 0;
        }
        match mode & S_IFMT {
            S_IFDIR => b'/',
            _ if self.indicator == Indicator::Slash => 0,
            S_IFREG if self.indicator == Indicator::Classify && mode & 0o111 != 0 => b'*',
            S_IFLNK => b'@',
            S_IFIFO => b'|',
            S_IFSOCK => b'=',
            _ => 0,
        }
    }

    pub fn print_indicator(&mut self, cx: &mut Cx, mode: u32) {
        let indicator = self.indicator_of(mode);
        if indicator != 0 {
            self.put(cx, &[indicator]);
        }
    }
}

/// `text` for a URI: what is not unreserved (RFC 3986, 2.3) by its number.
pub fn encode(text: &[u8], path: bool) -> Vec<u8> {
    let mut encoded = Vec::new();
    for &byte in text {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || path && byte == b'/' {
            encoded.push(byte);
        } else {
            let digit = |digit: u8| digit + if digit < 10 { b'0' } else { b'a' - 10 };
            encoded.extend([b'%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
}
