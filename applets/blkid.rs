//! blkid - print what is on block devices
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, Id, Stop, Vec,
    json::{Array, Value},
    long,
    probe::{self, Tags},
    sys::fs,
    text::{
        split::{parts, place},
        utf8,
    },
};

rt::applet! { "blkid", main, { failure: 4, place: rt::Place::Sbin }, "\
Usage: blkid [OPTION]... [DEVICE]...
  or:  blkid -L LABEL | -U UUID
Print the label, identity and type of what is on each DEVICE, or on all. The status is 2 if nothing was found.

  -c, --cache-file=FILE  (ignored; nothing is kept)
  -d, --no-encoding      print labels as they are
  -g, --garbage-collect  (ignored; nothing is kept)
      --json             print JSON
  -k, --list-filesystems  list the types that are known
  -l, --list-one         only the first device with the tag of -t
  -L, --label=LABEL      print the device with that label
  -n, --match-types=LIST  with -p, only these types, or with no in front of each all others
  -o, --output=FORMAT    full, value, device, export or udev
  -O, --offset=NUM       look from that byte on
  -p, --probe            (ignored; devices are always looked at)
  -s, --match-tag=TAG    only that tag; may be given again
  -t, --match-token=NAME=VALUE  only devices with that tag
  -U, --uuid=UUID        print the device with that identity
" }

const JSON: Id = long(HELP, "json");

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Full,
    Value,
    Device,
    Export,
    Udev,
}

/// In the order of their names in `main`.
static FORMATS: [Format; 5] =
    [Format::Full, Format::Value, Format::Device, Format::Export, Format::Udev];

fn main(cx: &mut Cx) -> Done {
    let (mut format, mut raw, mut one, mut types, mut offset) =
        (Format::Full, false, false, None, 0);
    let (mut json, mut token) = (None, None);
    let mut wanted: Vec<&[u8]> = Vec::new();
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'd' => raw = true,
            JSON => json = Some(Array::new()),
            b'k' => {
                probe::kinds().for_each(|kind| cx.report("%r", &[kind.as_bytes()]));
                return cx.out.checked();
            }
            b'l' => one = true,
            b'L' | b'U' => {
                let name: &[u8] = if option == b'L' { b"LABEL" } else { b"UUID" };
                let Some(device) = probe::find(name, value) else { return Err(Stop::new(2)) };
                cx.report("%r", &[device.to_bytes()]);
                return cx.out.checked();
            }
            b'n' => types = Some(value),
            b'o' => {
                let known = place(b"full value device export udev", value);
                let Some(&known) = known.and_then(|index| FORMATS.get(index)) else {
                    return Err(cx.stop(packed!("unsupported output format %r"), &[value]));
                };
                format = known;
            }
            b'O' => offset = cx.size("offset")?,
            b's' => wanted.push(value),
            b't' => match value.iter().position(|&byte| byte == b'=') {
                Some(at) => token = value.split_at_checked(at),
                None => {
                    let message = packed!("-t needs NAME=value pair");
                    return Err(cx.stop(message, &[]));
                }
            },
            _ => {}
        }
    }
    let named = !cx.operands().is_empty();
    let devices: Vec<CString> =
        if named { cx.operands().map(CString::from).collect() } else { probe::devices() };
    let (mut found, mut listed) = (false, false);
    for device in &devices {
        let Ok(mut tags) = probe::probe_path(device, offset) else { continue };
        let kind = probe::tag(&tags, "TYPE");
        if let Some(list) = types {
            let all_others = list.starts_with(b"no");
            let mut names = parts(list, b',');
            let hit = names.any(|name| name.strip_prefix(b"no").unwrap_or(name) == kind);
            if hit == all_others {
                continue;
            }
        }
        let matches = |(name, rest): (&[u8], &[u8])| {
            let value = rest.get(1..).unwrap_or(rest);
            let value = match value {
                [b'"', inner @ .., b'"'] => inner,
                value => value,
            };
            tags.iter().any(|tag| probe::is(tag, name, value))
        };
        if tags.is_empty() || token.is_some_and(|token| !matches(token)) {
            continue;
        }
        if !wanted.is_empty() {
            tags.retain(|tag| wanted.contains(&tag.0.as_bytes()));
        }
        found |= !tags.is_empty() || format == Format::Device;
        let name = device.to_bytes();
        if let Some(array) = &mut json {
            array.text("device", name);
            for (tag, value) in &tags {
                array.heading(tag.as_bytes(), Value::Text(value));
            }
            array.end_object(cx);
        } else if !tags.is_empty() || format == Format::Device {
            if listed && format == Format::Export {
                cx.out.add(b"\n");
            }
            listed = true;
            print(cx, device, &tags, format, raw)?;
        }
        if one && token.is_some() {
            break;
        }
    }
    if let Some(array) = &mut json {
        array.end(cx);
    }
    cx.out.checked()?;
    // Without operands it is no failure that there are no devices.
    if found
        || !named
            && token.is_none()
            && fs::may_access(c"/proc/partitions", 4)
            && !listed
            && devices.is_empty()
    {
        Ok(())
    } else {
        Err(Stop::new(2))
    }
}

#[inline(never)]
fn print(cx: &mut Cx, device: &CStr, tags: &Tags, format: Format, raw: bool) -> Done {
    let name = device.to_bytes();
    match format {
        Format::Full => cx.fill("%r:", &[name]),
        Format::Device => cx.report("%r", &[name]),
        Format::Export => cx.report(packed!("DEVNAME=%r"), &[name]),
        _ => {}
    }
    for (tag, value) in tags {
        match format {
            Format::Full => {
                cx.fill(" %r=\"", &[tag.as_bytes()]);
                escape(cx, value, if raw { b"" } else { b"\"\\`$" });
                cx.out.add(b"\"");
            }
            Format::Value => cx.report("%r", &[value]),
            Format::Export => {
                cx.fill("%r=", &[tag.as_bytes()]);
                escape(cx, value, b"\"'$`<>\\ &;|()*?![]{}#~");
                cx.out.add(b"\n");
            }
            Format::Udev => udev(cx, tag, value),
            _ => {}
        }
    }
    if format == Format::Full {
        cx.out.add(b"\n");
    }
    cx.out.checked()
}

/// Writes a value for a shell: a backslash stands before what is `special`, controls are `^` and a letter, and what is not printable
/// beyond ASCII is `M-` and what is left without its highest bit.
#[inline(never)]
fn escape(cx: &mut Cx, value: &[u8], special: &[u8]) {
    let utf8 = cx.utf8();
    for (piece, printable) in utf8::pieces(value, utf8) {
        for &byte in piece {
            if !printable && byte >= 128 {
                cx.out.add(b"M-");
            }
            match if printable { byte } else { byte & 127 } {
                byte @ (0..=31 | 127) => cx.out.add(&[b'^', byte ^ 64]),
                byte if special.contains(&byte) => cx.out.add(&[b'\\', byte]),
                byte => cx.out.add(&[byte]),
            }
        }
    }
}

/// Writes a tag as udev's rules take it: what could be more than a word as underscores, and for texts once more with all of it.
#[inline(never)]
fn udev(cx: &mut Cx, tag: &str, value: &[u8]) {
    let (before, name) = match tag {
        "PTUUID" => ("ID_PART_TABLE_", "UUID"),
        "PTTYPE" => ("ID_PART_TABLE_", "TYPE"),
        "PARTUUID" => ("ID_PART_ENTRY_", "UUID"),
        "PARTLABEL" => ("ID_PART_ENTRY_", "NAME"),
        name => ("ID_FS_", name),
    };
    let is_safe = |byte: &u8| byte.is_ascii_alphanumeric() || b"#+-.:=@_".contains(byte);
    let safe: Vec<u8> = value.iter().map(|byte| if is_safe(byte) { *byte } else { b'_' }).collect();
    cx.report("%r%r=%r", &[before.as_bytes(), name.as_bytes(), &safe]);
    if matches!(name, "LABEL" | "UUID" | "UUID_SUB" | "NAME") && before != "ID_PART_TABLE_" {
        cx.fill("%r%r_ENC=", &[before.as_bytes(), name.as_bytes()]);
        for byte in value {
            if is_safe(byte) {
                cx.out.add(&[*byte]);
            } else {
                let hex =
                    rt::text::number::format_hex(u64::from(*byte) | 0x100, &mut [0; 16]).to_vec();
                cx.out.add(b"\\x");
                cx.out.add(hex.get(1..).unwrap_or(&[]));
            }
        }
        cx.out.add(b"\n");
    }
}
