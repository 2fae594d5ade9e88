//! What is on a block device: file systems, swap areas and the like by their superblocks, and partition tables.
use crate::{
    c_string, io,
    sys::{
        Errno, Fd, fs,
        raw::{O_NONBLOCK, O_RDONLY},
    },
    text::{
        number, path,
        split::{lines, parts, words},
    },
};
use alloc::{ffi::CString, vec::Vec};
use core::ffi::CStr;

/// What is known of a device: names as blkid(8) has them, and what they are.
pub type Tags = Vec<(&'static str, Vec<u8>)>;

/// The value of a tag, or nothing.
pub fn tag<'a>(tags: &'a Tags, name: &str) -> &'a [u8] {
    tags.iter().find(|tag| tag.0 == name).map_or(b"", |tag| &tag.1)
}

/// How a field is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Uuid,
    /// The date of a volume.
    Date,
    /// Bytes from the last to the first, in capital letters, and a dash in the middle of four.
    Serial(u8),
    /// As many bytes, up to a NUL.
    Text(u8),
    /// As many units of two bytes.
    Wide(u8),
    /// As LVM writes identities.
    Grouped,
    /// A number that is so large.
    Little(u8),
    Big(u8),
    /// The number stands for 1024, or 1, times a power of two.
    Kilo,
    Power,
}
use Form::*;

/// What makes a file system known, and where its fields are. What is at 0 is not there.
struct Kind {
    name: &'static str,
    magic: &'static [u8],
    at: u32,
    label: (u32, Form),
    uuid: (u32, Form),
    block: (u32, Form),
}

const NO: (u32, Form) = (0, Uuid);

const fn kind(
    name: &'static str,
    at: u32,
    magic: &'static [u8],
    label: (u32, Form),
    uuid: (u32, Form),
    block: (u32, Form),
) -> Kind {
    Kind { name, magic, at, label, uuid, block }
}

static KINDS: &[Kind] = &[
    kind("LVM2_member", 536, b"LVM2 001", NO, (544, Grouped), NO),
    kind("linux_raid_member", 4096, b"\xFC\x4E\x2B\xA9", (4128, Text(32)), (4112, Uuid), NO),
    kind("crypto_LUKS", 0, b"LUKS\xBA\xBE\0\x01", NO, (168, Text(40)), NO),
    kind("crypto_LUKS", 0, b"LUKS\xBA\xBE\0\x02", (24, Text(48)), (168, Text(40)), NO),
    kind("BitLocker", 3, b"-FVE-FS-", NO, NO, NO),
    kind("vfat", 82, b"FAT32   ", NO, (67, Serial(4)), (11, Little(2))),
    kind("vfat", 54, b"FAT1", NO, (39, Serial(4)), (11, Little(2))),
    kind("vfat", 54, b"FAT     ", NO, (39, Serial(4)), (11, Little(2))),
    kind("swap", 4086, b"SWAPSPACE2", (1052, Text(16)), (1036, Uuid), NO),
    kind("swap", 65526, b"SWAPSPACE2", (1052, Text(16)), (1036, Uuid), NO),
    kind("swsuspend", 4086, b"S1SUSPEND\0", (1052, Text(16)), (1036, Uuid), NO),
    kind("xfs", 0, b"XFSB", (108, Text(12)), (32, Uuid), (102, Big(2))),
    kind("ext2", 1080, b"\x53\xEF", (1144, Text(16)), (1128, Uuid), (1048, Kilo)),
    kind("reiserfs", 65588, b"ReIsEr", (65636, Text(16)), (65620, Uuid), (65580, Little(2))),
    kind("jfs", 32768, b"JFS1", (32920, Text(16)), (32904, Uuid), (32792, Little(4))),
    kind("udf", 32769, b"BEA01", NO, NO, NO),
    kind("iso9660", 32769, b"CD001", (32808, Text(32)), (33598, Date), (32896, Little(2))),
    kind("hfsplus", 1024, b"H+\0\x04", NO, NO, NO),
    kind("ntfs", 3, b"NTFS    ", NO, (72, Serial(8)), (11, Little(2))),
    kind("cramfs", 0, b"\x45\x3D\xCD\x28", (48, Text(16)), NO, NO),
    kind("romfs", 0, b"-rom1fs-", (16, Text(16)), NO, NO),
    kind("squashfs", 0, b"hsqs", NO, NO, NO),
    kind("btrfs", 65600, b"_BHRfS_M", (65835, Text(255)), (65568, Uuid), (65680, Little(4))),
    kind("ubifs", 0, b"\x31\x18\x10\x06", NO, NO, NO),
    kind("exfat", 3, b"EXFAT   ", NO, (100, Serial(4)), (108, Power)),
    kind("f2fs", 1024, b"\x10\x20\xF5\xF2", (1148, Wide(255)), (1132, Uuid), (1040, Power)),
    kind("erofs", 1024, b"\xE2\xE1\xF5\xE0", (1088, Text(16)), (1072, Uuid), (1036, Power)),
    kind("apfs", 32, b"NXSB", NO, (72, Uuid), (36, Little(4))),
    // So little to know it by that all others come first.
    kind("minix", 1040, b"\x7F\x13", NO, NO, (1034, Kilo)),
    kind("minix", 1040, b"\x8F\x13", NO, NO, (1034, Kilo)),
    kind("minix", 1040, b"\x68\x24", NO, NO, (1034, Kilo)),
    kind("minix", 1040, b"\x78\x24", NO, NO, (1034, Kilo)),
    kind("minix", 1048, b"\x5A\x4D", NO, NO, (1052, Little(2))),
];

/// The types that are known.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|kind| kind.name)
}

/// Adds a tag, if there is anything in it.
#[inline(never)]
fn add(tags: &mut Tags, name: &'static str, value: Vec<u8>) {
    if !value.is_empty() {
        tags.push((name, value));
    }
}

/// How much of a device is looked at, in bytes: up to where the last superblock ends.
const HEAD: usize = 68 << 10;

/// The bytes of `data` at a place, as far as they are there.
fn slice(data: &[u8], at: usize, len: usize) -> &[u8] {
    let rest = data.get(at..).unwrap_or(&[]);
    rest.get(..len).unwrap_or(rest)
}

/// A number whose first byte is the smallest part.
#[inline(never)]
fn little(data: &[u8], at: usize, len: usize) -> u64 {
    slice(data, at, len).iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte))
}

/// Reads as much as `room` takes, or as there is.
#[inline(never)]
fn read_at(file: &Fd, len: usize, mut offset: u64) -> Vec<u8> {
    let mut data = crate::zeros(len);
    let mut filled = 0;
    // An error is where the device ends, too: what cannot be read is not known.
    while let Ok(len @ 1..) = file.read_at(data.get_mut(filled..).unwrap_or(&mut []), offset) {
        filled += len;
        offset = offset.wrapping_add(len as u64);
    }
    data.truncate(filled);
    data
}

/// Hexadecimal digits of bytes.
#[inline(never)]
fn hex(text: &mut Vec<u8>, bytes: impl Iterator<Item = u8>, letters: u8) {
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(digit + if digit < 10 { b'0' } else { letters - 10 });
        }
    }
}

/// Takes a UUID apart into its groups. `mixed`: are the numbers in it written from their ends, as in a GPT?
#[inline(never)]
pub fn uuid(bytes: &[u8], mixed: bool) -> Vec<u8> {
    const MIXED: [u8; 16] = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
    let mut text = Vec::new();
    if bytes.iter().all(|&byte| byte == 0) {
        return text;
    }
    for (index, &other) in MIXED.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push(b'-');
        }
        let from = if mixed { other.into() } else { index };
        hex(&mut text, bytes.get(from).copied().into_iter(), b'a');
    }
    text
}

/// Text of two bytes for each unit (UTF-16), up to a NUL.
#[inline(never)]
fn wide(bytes: &[u8]) -> Vec<u8> {
    let units = bytes.chunks_exact(2).map(|unit| little(unit, 0, 2) as u16);
    let mut text = Vec::new();
    for c in char::decode_utf16(units.take_while(|&unit| unit != 0)) {
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
    text
}

/// Text up to a NUL, without blanks at its end.
#[inline(never)]
fn text(bytes: &[u8]) -> Vec<u8> {
    let text = parts(bytes, 0).next().unwrap_or(bytes);
    let len = text.iter().rposition(|byte| !number::is_space(byte)).map_or(0, |last| last + 1);
    text.get(..len).unwrap_or(text).to_vec()
}

#[inline(never)]
fn field(data: &[u8], (at, form): (u32, Form)) -> Vec<u8> {
    let at = at as usize;
    if at == 0 {
        return Vec::new();
    }
    let number = match form {
        Uuid => return uuid(slice(data, at, 16), false),
        Text(len) => return text(slice(data, at, len.into())),
        Wide(len) => return wide(slice(data, at, 2 * usize::from(len))),
        Serial(len) => {
            let mut text = Vec::new();
            hex(&mut text, slice(data, at, len.into()).iter().rev().copied(), b'A');
            if len == 4 {
                text.insert(4.min(text.len()), b'-');
            }
            return text;
        }
        Date | Grouped => {
            let mut groups: &[u8] =
                if form == Date { &[4, 2, 2, 2, 2, 2, 2] } else { &[6, 4, 4, 4, 4, 4, 6] };
            let (mut text, mut at) = (Vec::new(), at);
            if form == Date && slice(data, at, 16) == [b'0'; 16] {
                // It was never changed; when it was made stands before.
                at -= 17;
            }
            while let [len, rest @ ..] = groups {
                text.extend_from_slice(slice(data, at, (*len).into()));
                at += usize::from(*len);
                groups = rest;
                if !groups.is_empty() {
                    text.push(b'-');
                }
            }
            return text;
        }
        Little(len) => little(data, at, len.into()),
        Big(len) => {
            slice(data, at, len.into()).iter().fold(0, |value, &byte| value << 8 | u64::from(byte))
        }
        Kilo => 1024 << (little(data, at, 1) & 31),
        Power => 1 << (little(data, at, 1) & 31),
    };
    number::format_signed(number as i64)
}

/// What is on a device, or in an image of one, from `offset` on.
#[inline(never)]
pub fn probe(file: &Fd, offset: u64) -> Tags {
    let data = read_at(file, HEAD, offset);
    let mut tags = Tags::new();
    let is_it = |kind: &&Kind| {
        let found = slice(&data, kind.at as usize, kind.magic.len()) == kind.magic;
        // The names of FATs say nothing without a block that can be.
        found
            && (kind.name != "vfat"
                || matches!(little(&data, 11, 2), 512 | 1024 | 2048 | 4096)
                    && little(&data, 16, 1) > 0)
    };
    if let Some(kind) = KINDS.iter().find(is_it) {
        let mut name = kind.name;
        let mut label = field(&data, kind.label);
        match name {
            "ext2" => {
                // Features: a journal makes it the third, anything newer than that the fourth.
                let [compatible, incompatible, read_only] =
                    [1116, 1120, 1124].map(|at| little(&data, at, 4));
                if incompatible & 8 != 0 {
                    name = "jbd";
                } else if incompatible & !0x16 != 0 || read_only & !7 != 0 {
                    name = "ext4";
                } else if compatible & 4 != 0 {
                    name = "ext3";
                    add(&mut tags, "SEC_TYPE", b"ext2".to_vec());
                }
            }
            "vfat" => {
                let small = kind.at == 54;
                if small {
                    add(&mut tags, "SEC_TYPE", b"msdos".to_vec());
                }
                let own = text(slice(&data, if small { 43 } else { 71 }, 11));
                if own != b"NO NAME" && !own.is_empty() {
                    add(&mut tags, "LABEL_FATBOOT", own);
                }
                label = fat_label(file, &data, offset, small);
            }
            "ntfs" => label = ntfs_label(file, &data, offset),
            "exfat" => label = exfat_label(file, &data, offset),
            _ => {}
        }
        add(&mut tags, "LABEL", label);
        add(&mut tags, "UUID", field(&data, kind.uuid));
        match name {
            "btrfs" => add(&mut tags, "UUID_SUB", field(&data, (65803, Uuid))),
            "linux_raid_member" => add(&mut tags, "UUID_SUB", field(&data, (4264, Uuid))),
            _ => {}
        }
        add(&mut tags, "BLOCK_SIZE", field(&data, kind.block));
        add(&mut tags, "TYPE", name.as_bytes().to_vec());
    }
    let table = Table::find(&data, offset);
    match table {
        Some(Table::Gpt { id, .. }) => {
            add(&mut tags, "PTUUID", uuid(&id, true));
            add(&mut tags, "PTTYPE", b"gpt".to_vec());
        }
        // What boots a file system looks alike.
        Some(Table::Dos(id)) if tags.is_empty() => {
            add(&mut tags, "PTUUID", id);
            add(&mut tags, "PTTYPE", b"dos".to_vec());
        }
        _ => {}
    }
    tags
}

/// The entry of the root directory that is the volume's name.
#[inline(never)]
fn fat_label(file: &Fd, data: &[u8], offset: u64, small: bool) -> Vec<u8> {
    let sector = little(data, 11, 2);
    let fat = if small { little(data, 22, 2) } else { little(data, 36, 4) };
    let mut start = little(data, 14, 2) + little(data, 16, 1) * fat;
    let mut len = little(data, 17, 2) * 32;
    if !small {
        let cluster = little(data, 13, 1);
        start += little(data, 44, 4).saturating_sub(2) * cluster;
        len = cluster * sector;
    }
    let root = read_at(file, len.min(1 << 20) as usize, offset.wrapping_add(start * sector));
    for entry in root.chunks_exact(32) {
        match (entry.first(), entry.get(11)) {
            (Some(0), _) => break,
            (Some(0xE5), _) => {}
            (_, Some(attributes)) if attributes & 0x18 == 8 && *attributes != 15 => {
                return text(slice(entry, 0, 11));
            }
            _ => {}
        }
    }
    Vec::new()
}

#[inline(never)]
fn exfat_label(file: &Fd, data: &[u8], offset: u64) -> Vec<u8> {
    let (sector, cluster) = (little(data, 108, 1) & 31, little(data, 109, 1) & 31);
    let root = little(data, 96, 4).saturating_sub(2) << (cluster + sector);
    let root =
        read_at(file, 4096, offset.wrapping_add(little(data, 88, 4) << sector).wrapping_add(root));
    let entry = root.chunks_exact(32).find(|entry| entry.first() == Some(&0x83));
    entry.map_or(Vec::new(), |entry| wide(slice(entry, 2, 2 * little(entry, 1, 1) as usize)))
}

/// The name is an attribute of the record $Volume, the fourth of the master file table.
#[inline(never)]
fn ntfs_label(file: &Fd, data: &[u8], offset: u64) -> Vec<u8> {
    let cluster = little(data, 11, 2) * little(data, 13, 1);
    let record = match little(data, 64, 1) as i8 {
        size @ 1.. => size as u64 * cluster,
        power => 1 << (-i32::from(power) & 31),
    };
    let place = little(data, 48, 8).saturating_mul(cluster).saturating_add(3 * record);
    let volume = read_at(file, record.min(1 << 16) as usize, offset.saturating_add(place));
    let mut at = little(&volume, 20, 2) as usize;
    loop {
        let attribute = volume.get(at..).unwrap_or(&[]);
        let len = little(attribute, 4, 4) as usize;
        match little(attribute, 0, 4) {
            0x60 => {
                let (from, len) = (little(attribute, 20, 2), little(attribute, 16, 4));
                return wide(slice(attribute, from as usize, len as usize));
            }
            0 | 0xFFFF_FFFF => return Vec::new(),
            _ if len == 0 => return Vec::new(),
            _ => at = at.saturating_add(len),
        }
    }
}

/// A partition table.
enum Table {
    /// Its identity, and where the entries start, how many there are, and how long each is.
    Gpt { id: [u8; 16], entries: u64, count: u64, len: u64 },
    /// Its identity as text.
    Dos(Vec<u8>),
}

impl Table {
    fn find(data: &[u8], offset: u64) -> Option<Table> {
        for sector in [512, 4096] {
            let header = slice(data, sector, 92);
            if header.starts_with(b"EFI PART") {
                let id = slice(header, 56, 16).first_chunk().copied()?;
                let entries =
                    little(header, 72, 8).saturating_mul(sector as u64).saturating_add(offset);
                let (count, len) = (little(header, 80, 4), little(header, 84, 4));
                return Some(Table::Gpt { id, entries, count, len });
            }
        }
        let entries = slice(data, 446, 64);
        // Each is active or not, and one at least is there.
        let valid = entries.chunks(16).all(|entry| matches!(entry.first(), Some(0 | 0x80)));
        let used = entries.chunks(16).any(|entry| little(entry, 4, 1) != 0);
        if slice(data, 510, 2) != b"\x55\xAA" || !valid || !used {
            return None;
        }
        let mut id = Vec::new();
        hex(&mut id, slice(data, 440, 4).iter().rev().copied(), b'a');
        Some(Table::Dos(id))
    }
}

/// Adds what the table that a partition stands in says of it. `name`: the kernel's for the partition.
#[inline(never)]
fn add_partition(tags: &mut Tags, name: &[u8]) {
    let directory = crate::filled(b"/sys/class/block/%", &[name]);
    let number_in = |file: &[u8]| {
        let text = io::read_file(&crate::join(&[&*directory, file]));
        number::decimal(text.unwrap_or_default().trim_ascii_end()).ok()
    };
    let (Some(number), Some(start)) = (number_in(b"/partition"), number_in(b"/start")) else {
        return;
    };
    let Ok(link) = fs::read_link(fs::CWD, &c_string(&directory)) else { return };
    let disk = crate::filled(b"/dev/%", &[path::base(path::directory(&link))]);
    let Ok(disk) = open(&c_string(&disk)) else { return };
    let data = read_at(&disk, 8192, 0);
    match Table::find(&data, 0) {
        Some(Table::Gpt { entries, count, len, .. }) => {
            // It is known by its number; a table whose entry does not start where the partition does is another one.
            let place = (number.saturating_sub(1)).saturating_mul(len);
            let entry = read_at(&disk, 128, entries.saturating_add(place));
            let sector = if slice(&data, 512, 8) == b"EFI PART" { 1 } else { 8 };
            if number <= count && little(&entry, 32, 8).saturating_mul(sector) == start {
                add(tags, "PARTLABEL", wide(slice(&entry, 56, 72)));
                add(tags, "PARTUUID", uuid(slice(&entry, 16, 16), true));
            }
        }
        Some(Table::Dos(mut id)) => {
            id.push(b'-');
            hex(&mut id, core::iter::once(number as u8), b'a');
            add(tags, "PARTUUID", id);
        }
        None => {}
    }
}

fn open(path: &CStr) -> Result<Fd, Errno> {
    fs::open(fs::CWD, path, O_RDONLY | O_NONBLOCK, 0)
}

/// What is on the device, or in the file, of that name, from `offset` on.
#[inline(never)]
pub fn probe_path(path: &CStr, offset: u64) -> Result<Tags, Errno> {
    let file = open(path)?;
    let mut tags = probe(&file, offset);
    if offset == 0 {
        add_partition(&mut tags, path::base(path.to_bytes()));
    }
    Ok(tags)
}

/// All block devices that have a size, as the kernel lists them; a mapped one by the name it was given.
#[inline(never)]
pub fn devices() -> Vec<CString> {
    let text = io::read_file(c"/proc/partitions").unwrap_or_default();
    let mut devices = Vec::new();
    for line in lines(&text).skip(2) {
        let mut fields = words(line);
        let Some(name) = fields.nth(3) else { continue };
        if name.starts_with(b"ram") {
            continue;
        }
        let mapped = crate::c_filled(b"/sys/class/block/%/dm/name", &[name]);
        let mut path = crate::filled(b"/dev/%", &[name]);
        if let Ok(given) = io::read_file(&mapped) {
            path = crate::filled(b"/dev/mapper/%", &[given.trim_ascii_end()]);
        }
        devices.push(c_string(&path));
    }
    devices
}

/// The first device that has this tag.
#[inline(never)]
pub fn find(name: &[u8], value: &[u8]) -> Option<CString> {
    devices().into_iter().find(|device| {
        // One without a medium has no tags.
        let tags = probe_path(device, 0).unwrap_or_default();
        tags.iter().any(|tag| is(tag, name, value))
    })
}

/// Has a tag that name and value?
pub fn is(tag: &(&str, Vec<u8>), name: &[u8], value: &[u8]) -> bool {
    // Digits of UUIDs may be of either case.
    let same =
        if name.ends_with(b"UUID") { tag.1.eq_ignore_ascii_case(value) } else { tag.1 == value };
    tag.0.as_bytes() == name && same
}

/// The name and the value of `LABEL=x` and its kin, the value without quotation marks around it.
#[inline(never)]
pub fn split_tag(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = text.iter().position(|&byte| byte == b'=')?;
    let (name, value) = (text.get(..at)?, text.get(at + 1..)?);
    let value = match value {
        [b'"', inner @ .., b'"'] | [b'\'', inner @ .., b'\''] => inner,
        value => value,
    };
    matches!(name, b"LABEL" | b"UUID" | b"PARTLABEL" | b"PARTUUID").then_some((name, value))
}
