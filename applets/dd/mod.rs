//! dd - copy a file in blocks and convert it
mod convert;
mod copy;
mod number;
mod report;

use copy::{Copy, File};
use core::ffi::CStr;
use number::Count;
use rt::{
    Cx, Done, Place, Stop,
    sys::{
        Errno, Fd, fs, fstat,
        raw::{
            O_ACCMODE, O_APPEND, O_CREAT, O_DIRECT, O_DIRECTORY, O_DSYNC, O_EXCL, O_NOATIME,
            O_NOCTTY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_SYNC, O_TRUNC, O_WRONLY, SIGINT, SIGUSR1,
        },
        signal,
    },
    text::{
        number::{DIGITS, format},
        split::parts,
    },
};

rt::applet! { "dd", main, { own_process: true, place: Place::Bin }, "\
Usage: dd [OPERAND]...
  or:  dd OPTION
Copy standard input to standard output in blocks, and convert it.

  if=FILE         read FILE
  of=FILE         write FILE
  bs=BYTES        read and write blocks of BYTES, whatever ibs and obs say
  ibs=BYTES       read blocks of BYTES (512)
  obs=BYTES       write blocks of BYTES (512)
  cbs=BYTES       the length of records for block and unblock
  count=N         copy N input blocks only
  skip=N, iseek=N  leave out N input blocks
  seek=N, oseek=N  leave out N output blocks
  conv=CONV,...   convert
  iflag=FLAG,...  how to read
  oflag=FLAG,...  how to write
  status=LEVEL    noxfer leaves out the line about speed, none all but errors, progress tells how far it is every second

N and BYTES may have a multiplier: c 1, w 2, b 512, kB 1000, K 1024, MB 1000*1000, M 1024*1024, and so on with G, T, P, E; KiB is
K. Several joined by x are multiplied. An N that ends in B counts bytes, not blocks.

CONV:
  ascii      from EBCDIC to ASCII            ebcdic     from ASCII to EBCDIC
  ibm        from ASCII to IBM's EBCDIC      swab       swap each two bytes
  lcase      to lower case                   ucase      to upper case
  block      lines to records of cbs bytes   unblock    records to lines
  sync       fill up input blocks with NULs, or with blanks for block and unblock
  noerror    go on after errors of reading   sparse     leave holes for output blocks of NULs
  excl       fail if the output exists       nocreat    fail if it does not
  notrunc    keep what is in the output      fdatasync, fsync  put it on the disk in the end

FLAG:
  append, direct, directory, dsync, noatime, noctty, nofollow, nonblock, sync  as open(2) has them
  fullblock  read until a block is full (iflag)
  nocache    do not keep the data in the cache
  count_bytes, skip_bytes (iflag), seek_bytes (oflag)  N is a number of bytes

SIGUSR1 makes it tell how far it is; SIGINT makes it do so and end.

" }

// Conversions.
pub const ASCII: u32 = 1;
pub const EBCDIC: u32 = 1 << 1;
pub const IBM: u32 = 1 << 2;
pub const BLOCK: u32 = 1 << 3;
pub const UNBLOCK: u32 = 1 << 4;
pub const LCASE: u32 = 1 << 5;
pub const UCASE: u32 = 1 << 6;
pub const SWAB: u32 = 1 << 7;
pub const NOERROR: u32 = 1 << 8;
const NOTRUNC: u32 = 1 << 9;
pub const SYNC: u32 = 1 << 10;
pub const SPARSE: u32 = 1 << 11;
const EXCL: u32 = 1 << 12;
const NOCREAT: u32 = 1 << 13;
pub const FSYNC: u32 = 1 << 14;
pub const FDATASYNC: u32 = 1 << 15;
/// Those that do not leave a block as it is.
const REBLOCK: u32 = ASCII | EBCDIC | IBM | BLOCK | UNBLOCK | LCASE | UCASE | SWAB;

static CONVERSIONS: [(&str, u32); 16] = [
    ("ascii", ASCII | UNBLOCK),
    ("ebcdic", EBCDIC | BLOCK),
    ("ibm", IBM | BLOCK),
    ("block", BLOCK),
    ("unblock", UNBLOCK),
    ("lcase", LCASE),
    ("ucase", UCASE),
    ("swab", SWAB),
    ("noerror", NOERROR),
    ("notrunc", NOTRUNC),
    ("sync", SYNC),
    ("sparse", SPARSE),
    ("excl", EXCL),
    ("nocreat", NOCREAT),
    ("fsync", FSYNC),
    ("fdatasync", FDATASYNC),
];

// Flags of our own, where open(2) has none.
pub const FULLBLOCK: u32 = 1 << 31;
pub const NOCACHE: u32 = 1 << 30;
const COUNT_BYTES: u32 = 1 << 29;
const SKIP_BYTES: u32 = 1 << 28;
const SEEK_BYTES: u32 = 1 << 27;
const OWN: u32 = FULLBLOCK | NOCACHE | COUNT_BYTES | SKIP_BYTES | SEEK_BYTES;

static FLAGS: [(&str, u32); 14] = [
    ("append", O_APPEND),
    ("direct", O_DIRECT),
    ("directory", O_DIRECTORY),
    ("dsync", O_DSYNC),
    ("noatime", O_NOATIME),
    ("nocache", NOCACHE),
    ("noctty", O_NOCTTY),
    ("nofollow", O_NOFOLLOW),
    ("nonblock", O_NONBLOCK),
    ("sync", O_SYNC),
    ("fullblock", FULLBLOCK),
    ("count_bytes", COUNT_BYTES),
    ("skip_bytes", SKIP_BYTES),
    ("seek_bytes", SEEK_BYTES),
];

// What is told in the end.
const ALL: u32 = 0;
pub const PROGRESS: u32 = 1;
pub const NOXFER: u32 = 2;
pub const NONE: u32 = 3;

static LEVELS: [(&str, u32); 3] = [("none", NONE), ("noxfer", NOXFER), ("progress", PROGRESS)];

/// What the operands ask for.
pub struct Wish<'a> {
    input: Option<&'a CStr>,
    output: Option<&'a CStr>,
    /// Bytes in a block; 0 where the operand is not given.
    block: u64,
    pub in_block: u64,
    pub out_block: u64,
    /// Bytes in a record.
    pub record: u64,
    pub count: Option<Count>,
    pub skip: Count,
    pub seek: Count,
    pub conversions: u32,
    /// Are the blocks that are written other ones than those that are read?
    pub reblock: bool,
    pub in_flags: u32,
    pub out_flags: u32,
    pub level: u32,
}

impl Wish<'_> {
    /// Is one of these conversions asked for?
    pub fn converts(&self, conversions: u32) -> bool {
        self.conversions & conversions != 0
    }
}

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    let wish = operands(cx)?;
    for (number, wanted) in [(SIGUSR1, !cx.posixly_correct()), (SIGINT, true)] {
        let number = number as u8;
        if wanted
            && !signal::is_ignored(number)
            && let Err(e) = signal::set(number, signal::Action::Note)
        {
            return Err(cx.stop_error(packed!("cannot catch signals"), &[], e));
        }
    }
    if wish.out_flags & O_APPEND != 0 && !wish.converts(NOTRUNC) {
        cx.note(packed!("you probably want conv=notrunc with oflag=append"), &[]);
    }
    let input = open_input(cx, &wish)?;
    let output = open_output(cx, &wish)?;
    Copy::new(wish, input, output).run(cx)
}

/// Reads the operands.
#[inline(never)]
fn operands<'a>(cx: &mut Cx<'a>) -> Result<Wish<'a>, Stop> {
    let mut wish = Wish {
        input: None,
        output: None,
        block: 0,
        in_block: 512,
        out_block: 512,
        record: 0,
        count: None,
        skip: Count::NONE,
        seek: Count::NONE,
        conversions: 0,
        reblock: false,
        in_flags: 0,
        out_flags: 0,
        level: ALL,
    };
    for operand in cx.operands() {
        let bytes = operand.to_bytes();
        let equals = bytes.iter().position(|&byte| byte == b'=');
        let (name, _) = bytes.split_at_checked(equals.unwrap_or(0)).unwrap_or((b"", bytes));
        let path = operand.to_bytes_with_nul().get(name.len() + 1..);
        let path = path.and_then(|path| CStr::from_bytes_with_nul(path).ok()).unwrap_or(c"");
        let value = path.to_bytes();
        match name {
            b"if" => wish.input = Some(path),
            b"of" => wish.output = Some(path),
            b"conv" => wish.conversions |= symbols(cx, &CONVERSIONS, value, "conversion")?.0,
            b"iflag" => wish.in_flags |= symbols(cx, &FLAGS, value, "input flag")?.0,
            b"oflag" => {
                wish.out_flags |= symbols(cx, &FLAGS, value, "output flag")?.0;
            }
            b"status" => wish.level = symbols(cx, &LEVELS, value, "status level")?.1,
            b"bs" => wish.block = number::size(cx, value, number::BLOCK)?,
            b"ibs" => wish.in_block = number::size(cx, value, number::BLOCK)?,
            b"obs" => wish.out_block = number::size(cx, value, number::BLOCK)?,
            b"cbs" => wish.record = number::size(cx, value, number::RECORD)?,
            b"count" => wish.count = Some(number::count(cx, value)?),
            b"skip" | b"iseek" => wish.skip = number::count(cx, value)?,
            b"seek" | b"oseek" => wish.seek = number::count(cx, value)?,
            _ => return Err(cx.usage(packed!("unrecognized operand %w"), &[bytes])),
        }
    }
    if wish.block > 0 {
        wish.in_block = wish.block;
        wish.out_block = wish.block;
    }
    if wish.out_flags & FULLBLOCK != 0 {
        return Err(cx.usage(packed!("invalid output flag: %w"), &[b"fullblock"]));
    }
    wish.reblock = wish.block == 0 || wish.converts(REBLOCK);
    if wish.record == 0 {
        wish.conversions &= !(BLOCK | UNBLOCK);
    }
    wish.skip.bytes |= wish.in_flags & SKIP_BYTES != 0;
    wish.seek.bytes |= wish.out_flags & SEEK_BYTES != 0;
    if let Some(count) = &mut wish.count {
        count.bytes |= wish.in_flags & COUNT_BYTES != 0;
    }
    let several = |mask: u32| (wish.conversions & mask).count_ones() > 1;
    let both = O_DIRECT | NOCACHE;
    let message = if several(ASCII | EBCDIC | IBM) {
        packed!("cannot combine any two of {ascii,ebcdic,ibm}")
    } else if several(BLOCK | UNBLOCK) {
        packed!("cannot combine block and unblock")
    } else if several(LCASE | UCASE) {
        packed!("cannot combine lcase and ucase")
    } else if several(EXCL | NOCREAT) {
        packed!("cannot combine excl and nocreat")
    } else if wish.in_flags & both == both || wish.out_flags & both == both {
        packed!("cannot combine direct and nocache")
    } else {
        return Ok(wish);
    };
    Err(cx.stop(message, &[]))
}

/// What the symbols between the commas of `value` mean, all together and the last one alone.
#[inline(never)]
fn symbols(
    cx: &mut Cx,
    table: &[(&str, u32)],
    value: &[u8],
    what: &str,
) -> Result<(u32, u32), Stop> {
    let (mut all, mut last) = (0, 0);
    for symbol in parts(value, b',') {
        let Some(entry) = table.iter().find(|entry| entry.0.as_bytes() == symbol) else {
            return Err(cx.usage(packed!("invalid %r: %w"), &[what.as_bytes(), symbol]));
        };
        last = entry.1;
        all |= last;
    }
    Ok((all, last))
}

fn open_input<'a>(cx: &mut Cx, wish: &Wish<'a>) -> Result<File<'a>, Stop> {
    let flags = wish.in_flags & !OWN;
    match wish.input {
        None => set_flags(cx, Fd::STDIN, flags, b"standard input"),
        Some(path) => {
            let opened = cx.open(path, O_RDONLY | flags, 0);
            opened
                .map(|fd| File { fd, name: path.to_bytes() })
                .map_err(|e| cannot_open(cx, path, e))
        }
    }
}

#[inline(never)]
fn open_output<'a>(cx: &mut Cx, wish: &Wish<'a>) -> Result<File<'a>, Stop> {
    let flags = wish.out_flags & !OWN;
    let Some(path) = wish.output else {
        return set_flags(cx, Fd::STDOUT, flags, b"standard output");
    };
    let name = path.to_bytes();
    let create = if wish.converts(NOCREAT) { 0 } else { O_CREAT };
    let exclusive = if wish.converts(EXCL) { O_EXCL } else { 0 };
    let keep = wish.seek.value > 0 || wish.converts(NOTRUNC);
    let truncate = if keep { 0 } else { O_TRUNC };
    let flags = flags | create | exclusive | truncate;
    let size = wish.seek.offset(wish.out_block);
    let cut = wish.seek.value > 0 && !wish.converts(NOTRUNC);
    if cut && size.is_none() {
        let (mut room, mut other) = ([0; DIGITS], [0; DIGITS]);
        let (blocks, size) =
            (format(wish.seek.value, &mut room), format(wish.out_block, &mut other));
        let message =
            packed!("offset too large: cannot truncate to a length of seek=%r (%r-byte) blocks");
        return Err(cx.stop(message, &[blocks, size]));
    }
    let opened = cx.open(path, O_WRONLY | flags, 0o666);
    let fd = opened.map_err(|e| cannot_open(cx, path, e))?;
    if cut && let Some(size) = size {
        let mut room = [0; DIGITS];
        // Of other files it does not matter that they have no size.
        if let Err(e) = fs::truncate(&fd, size)
            && fstat(&fd).map_or(true, |stat| stat.is_regular() || stat.is_directory())
        {
            let size = format(size, &mut room);
            let message = packed!("failed to truncate to %r bytes in output file %q");
            cx.say_error(message, &[size, name], Some(e));
        }
    }
    Ok(File { fd, name })
}

#[inline(never)]
fn cannot_open(cx: &mut Cx, path: &CStr, error: Errno) -> Stop {
    cx.stop_error(packed!("failed to open %q"), &[path.to_bytes()], error)
}

/// Sets the flags of a descriptor that was open already.
#[inline(never)]
fn set_flags(cx: &mut Cx, fd: Fd, wanted: u32, name: &'static [u8]) -> Result<File<'static>, Stop> {
    let change = wanted & !(O_ACCMODE | O_DIRECTORY | O_NOCTTY | O_NOFOLLOW);
    let done = match wanted & O_DIRECTORY {
        0 => Ok(()),
        _ => match fstat(&fd) {
            Ok(stat) if !stat.is_directory() => Err(Errno::NOTDIR),
            stat => stat.map(drop),
        },
    };
    let done = done.and_then(|()| match change {
        0 => Ok(()),
        _ => fs::open_flags(&fd).and_then(|flags| fs::set_open_flags(&fd, flags | change)),
    });
    match done {
        Ok(()) => Ok(File { fd, name }),
        Err(e) => Err(cx.stop_error(packed!("setting flags for %q"), &[name], e)),
    }
}
