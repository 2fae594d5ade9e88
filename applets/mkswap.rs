//! mkswap - prepare a device or file for swapping
use rt::{
    Cx, Done, Vec, io, probe,
    random::Random,
    sys::{
        Errno, Fd, fstat,
        raw::{O_EXCL, O_RDWR, S_IFBLK, SEEK_END, SEEK_HOLE, SEEK_SET},
        sync,
    },
    text::{mode, number, size},
};

rt::applet! { "mkswap", main, { place: rt::Place::Sbin }, "\
Usage: mkswap [OPTION]... DEVICE|FILE [KBYTES]
Make DEVICE or FILE, or so many KiB at its start, an area that swapon takes.

  -f, --force         take what is in use, or smaller than KBYTES
  -L, --label=LABEL   call it so
  -p, --pagesize=NUM  for a machine with pages of so many bytes
  -q, --quiet         print only errors
  -U, --uuid=UUID     its identity, or clear, or random
  -v, --swapversion=NUM  must be 1
" }

/// Where other programs look for what is on a device, in bytes: all up to there is wiped.
const HEAD: usize = 68 << 10;

fn main(cx: &mut Cx) -> Done {
    let (mut force, mut label, mut quiet, mut identity) = (false, &b""[..], false, None);
    let mut page = cx.auxv().page_size() as u64;
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'f' => force = true,
            b'L' => label = value,
            b'p' => {
                page = cx.parse_size(value, "page size")?;
                if !page.is_power_of_two() || !(4096..=65536).contains(&page) {
                    return Err(cx.stop(packed!("bad page size %w"), &[value]));
                }
            }
            b'q' => quiet = true,
            b'U' => identity = Some(value),
            _ if value != b"1" => {
                return Err(cx.stop(packed!("swapspace version %r is not supported"), &[value]));
            }
            _ => {}
        }
    }
    let uuid = match identity {
        None | Some(b"random") => {
            let mut uuid = [0; 16];
            let filled = Random::new(None).fill(&mut uuid);
            filled.map_err(|e| cx.stop_error(packed!("cannot get random bytes"), &[], e))?;
            // Version 4 and variant 1 of RFC 9562.
            uuid[6] = uuid[6] & 15 | 0x40;
            uuid[8] = uuid[8] & 63 | 0x80;
            uuid
        }
        Some(b"clear") => [0; 16],
        Some(text) => match parse(text) {
            Some(uuid) => uuid,
            None => return Err(cx.stop(packed!("error: parsing UUID failed"), &[])),
        },
    };
    let mut operands = cx.operands();
    let Some(path) = operands.next() else {
        return Err(cx.usage(packed!("error: Nowhere to set up swap on?"), &[]));
    };
    let wanted = operands.next().map(|word| cx.parse_size(word.to_bytes(), "block count"));
    let wanted = wanted.transpose()?;
    if operands.next().is_some() {
        return Err(cx.extra_operand(2));
    }
    let word = path.to_bytes();
    let is_block = cx.status_of(path).is_ok_and(|stat| stat.kind() == S_IFBLK);
    // A device that is mounted or used for swapping is busy.
    let exclusive = if is_block && !force { O_EXCL } else { 0 };
    let file = match cx.open(path, O_RDWR | exclusive, 0) {
        Err(Errno::BUSY) => {
            return Err(cx.stop(packed!("error: %r is mounted; will not make swapspace"), &[word]));
        }
        opened => opened.map_err(|e| cx.stop_error(packed!("cannot open %r"), &[word], e))?,
    };
    let stat = fstat(&file).map_err(|e| cx.fail(word, e))?;
    let actual = file.seek(0, SEEK_END).map_err(|e| cx.fail(word, e))?;
    let mut bytes = actual;
    if let Some(blocks) = wanted {
        bytes = blocks.saturating_mul(1024);
        if bytes > actual && !force {
            let (mut a, mut b) = ([0; number::DIGITS], [0; number::DIGITS]);
            let sizes = [number::format(blocks, &mut a), number::format(actual / 1024, &mut b)];
            let message = packed!("error: size %r KiB is larger than device size %r KiB");
            return Err(cx.stop(message, &sizes));
        }
    }
    let pages = (bytes / page).min(u32::MAX.into());
    if pages < 10 {
        let mut room = [0; number::DIGITS];
        let least = number::format(10 * page / 1024, &mut room);
        return Err(cx.stop(packed!("error: swap area needs to be at least %r KiB"), &[least]));
    }
    if !quiet {
        let bits = stat.mode() & 0o7777;
        if bits & 0o7077 != 0 && stat.is_regular() {
            let mode = mode::octal(bits);
            let message = packed!("%n: insecure permissions %r, fix with: chmod 0600 %r");
            cx.note(message, &[word, &mode, word]);
        }
        if stat.is_regular() && file.seek(0, SEEK_HOLE).is_ok_and(|hole| hole < actual) {
            cx.note(packed!("%n contains holes; swapon will refuse it"), &[word]);
        }
        let tags = probe::probe(&file, 0);
        let old = probe::tag(&tags, "TYPE");
        if !old.is_empty() {
            cx.note(packed!("%n: warning: wiping old %r signature."), &[word, old]);
        }
        if label.len() > 15 {
            cx.note(packed!("Label was truncated."), &[]);
        }
    }
    let label = label.get(..15).unwrap_or(label);
    write(&file, page, pages, &uuid, label).map_err(|e| cx.fail(word, e))?;
    if quiet {
        return Ok(());
    }
    let usable = (pages - 1) * page;
    let mut size = size::short(usable);
    let unit = [size.pop().unwrap_or(b'B')];
    let digits = number::format_signed(usable as i64);
    let message = "Setting up swapspace version 1, size = %r %riB (%r bytes)";
    cx.report(message, &[&size, &unit, &digits]);
    cx.fill(if label.is_empty() { "no label, " } else { "LABEL=%r, " }, &[label]);
    let mut text = probe::uuid(&uuid, false);
    if text.is_empty() {
        text = b"00000000-0000-0000-0000-000000000000".to_vec();
    }
    cx.report("UUID=%r", &[&text]);
    cx.out.checked()
}

/// Writes the first page (linux/swap.h, union swap_header) and zeros where other things may have been.
#[inline(never)]
fn write(file: &Fd, page: u64, pages: u64, uuid: &[u8; 16], label: &[u8]) -> Result<(), Errno> {
    let mut head: Vec<u8> = rt::zeros(HEAD.min(number::fit(page * pages)));
    let last = (pages - 1) as u32;
    for (at, bytes) in [
        (1024, &1u32.to_ne_bytes()[..]),
        (1028, &last.to_ne_bytes()),
        (1036, uuid),
        (1052, label),
        (page as usize - 10, b"SWAPSPACE2"),
    ] {
        if let Some(place) = head.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    }
    file.seek(0, SEEK_SET)?;
    io::write_all(file, &head)?;
    sync::file(file)
}

/// 32 hexadecimal digits, with dashes between groups.
#[inline(never)]
fn parse(text: &[u8]) -> Option<[u8; 16]> {
    let mut uuid = [0; 16];
    let mut digits = 0;
    for (at, &byte) in text.iter().enumerate() {
        if matches!(at, 8 | 13 | 18 | 23) {
            if byte != b'-' {
                return None;
            }
            continue;
        }
        let digit = char::from(byte).to_digit(16)? as u8;
        let place = uuid.get_mut(digits / 2)?;
        *place = *place << 4 | digit;
        digits += 1;
    }
    (digits == 32).then_some(uuid)
}
