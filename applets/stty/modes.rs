//! The names of what can be set.
use rt::sys::raw::*;

/// Which of a terminal's flags a mode is in, as they lie in `Settings`.
pub const INPUT: usize = 0;
pub const OUTPUT: usize = 1;
pub const CONTROL: usize = 2;
pub const LOCAL: usize = 3;

/// Modes by name, in the order in which they are printed.
pub static NAMES: &[u8] = b"parenb parodd cmspar cs5 cs6 cs7 cs8 hupcl hup cstopb cread clocal crtscts \
ignbrk brkint ignpar parmrk inpck istrip inlcr igncr icrnl ixon ixoff tandem iuclc ixany imaxbel iutf8 \
opost olcuc ocrnl onlcr onocr onlret ofill ofdel nl1 nl0 cr3 cr2 cr1 cr0 tab3 tab2 tab1 tab0 bs1 bs0 vt1 vt0 ff1 ff0 \
isig icanon iexten echo echoe crterase echok echonl noflsh xcase tostop echoprt prterase echoctl ctlecho echoke crtkill \
flusho extproc";

/// A mode: where its bits start (5 bits), the bits (2), whether two bits belong to it (1), the flags it is in (2), and how it is taken.
#[derive(Clone, Copy)]
pub struct Mode(u16);

/// A dash before the name takes it back.
const REVERSIBLE: u16 = 1 << 10;
/// `sane` sets it, or takes it back.
const SANE: u16 = 1 << 11;
const INSANE: u16 = 1 << 12;
/// Another name for one that is printed.
const ALIAS: u16 = 1 << 13;

const fn mode(flags: usize, mask: u32, bits: u32, how: u16) -> Mode {
    let shift = mask.trailing_zeros();
    let two = if mask >> shift == 3 { 1 << 7 } else { 0 };
    Mode(shift as u16 | ((bits >> shift) as u16) << 5 | two | (flags as u16) << 8 | how)
}

const fn one(flags: usize, bit: u32, how: u16) -> Mode {
    mode(flags, bit, bit, how | REVERSIBLE)
}

impl Mode {
    pub const fn flags(self) -> usize {
        (self.0 >> 8 & 3) as usize
    }
    pub const fn mask(self) -> u32 {
        (if self.0 & 1 << 7 != 0 { 3 } else { 1 }) << (self.0 & 31)
    }
    pub const fn bits(self) -> u32 {
        ((self.0 >> 5 & 3) as u32) << (self.0 & 31)
    }
    pub const fn is_reversible(self) -> bool {
        self.0 & REVERSIBLE != 0
    }
    pub const fn is_alias(self) -> bool {
        self.0 & ALIAS != 0
    }
    /// Does `sane` set it (true) or take it back?
    pub const fn sane(self) -> Option<bool> {
        match self.0 & (SANE | INSANE) {
            0 => None,
            how => Some(how == SANE),
        }
    }
}

pub static MODES: [Mode; 72] = [
    one(CONTROL, PARENB, 0),
    one(CONTROL, PARODD, 0),
    one(CONTROL, CMSPAR, 0),
    mode(CONTROL, CSIZE, CS5, 0),
    mode(CONTROL, CSIZE, CS6, 0),
    mode(CONTROL, CSIZE, CS7, 0),
    mode(CONTROL, CSIZE, CS8, 0),
    one(CONTROL, HUPCL, 0),
    one(CONTROL, HUPCL, ALIAS),
    one(CONTROL, CSTOPB, 0),
    one(CONTROL, CREAD, SANE),
    one(CONTROL, CLOCAL, 0),
    one(CONTROL, CRTSCTS, 0),
    one(INPUT, IGNBRK, INSANE),
    one(INPUT, BRKINT, SANE),
    one(INPUT, IGNPAR, 0),
    one(INPUT, PARMRK, 0),
    one(INPUT, INPCK, 0),
    one(INPUT, ISTRIP, 0),
    one(INPUT, INLCR, INSANE),
    one(INPUT, IGNCR, INSANE),
    one(INPUT, ICRNL, SANE),
    one(INPUT, IXON, 0),
    one(INPUT, IXOFF, INSANE),
    one(INPUT, IXOFF, ALIAS),
    one(INPUT, IUCLC, INSANE),
    one(INPUT, IXANY, INSANE),
    one(INPUT, IMAXBEL, SANE),
    one(INPUT, IUTF8, INSANE),
    one(OUTPUT, OPOST, SANE),
    one(OUTPUT, OLCUC, INSANE),
    one(OUTPUT, OCRNL, INSANE),
    one(OUTPUT, ONLCR, SANE),
    one(OUTPUT, ONOCR, INSANE),
    one(OUTPUT, ONLRET, INSANE),
    one(OUTPUT, OFILL, INSANE),
    one(OUTPUT, OFDEL, INSANE),
    mode(OUTPUT, NLDLY, NL1, INSANE),
    mode(OUTPUT, NLDLY, NL0, SANE),
    mode(OUTPUT, CRDLY, CR3, INSANE),
    mode(OUTPUT, CRDLY, CR2, INSANE),
    mode(OUTPUT, CRDLY, CR1, INSANE),
    mode(OUTPUT, CRDLY, CR0, SANE),
    mode(OUTPUT, TABDLY, TAB3, INSANE),
    mode(OUTPUT, TABDLY, TAB2, INSANE),
    mode(OUTPUT, TABDLY, TAB1, INSANE),
    mode(OUTPUT, TABDLY, TAB0, SANE),
    mode(OUTPUT, BSDLY, BS1, INSANE),
    mode(OUTPUT, BSDLY, BS0, SANE),
    mode(OUTPUT, VTDLY, VT1, INSANE),
    mode(OUTPUT, VTDLY, VT0, SANE),
    mode(OUTPUT, FFDLY, FF1, INSANE),
    mode(OUTPUT, FFDLY, FF0, SANE),
    one(LOCAL, ISIG, SANE),
    one(LOCAL, ICANON, SANE),
    one(LOCAL, IEXTEN, SANE),
    one(LOCAL, ECHO, SANE),
    one(LOCAL, ECHOE, SANE),
    one(LOCAL, ECHOE, ALIAS),
    one(LOCAL, ECHOK, SANE),
    one(LOCAL, ECHONL, INSANE),
    one(LOCAL, NOFLSH, INSANE),
    one(LOCAL, XCASE, INSANE),
    one(LOCAL, TOSTOP, INSANE),
    one(LOCAL, ECHOPRT, INSANE),
    one(LOCAL, ECHOPRT, ALIAS),
    one(LOCAL, ECHOCTL, SANE),
    one(LOCAL, ECHOCTL, ALIAS),
    one(LOCAL, ECHOKE, SANE),
    one(LOCAL, ECHOKE, ALIAS),
    one(LOCAL, FLUSHO, INSANE),
    one(LOCAL, EXTPROC, INSANE),
];

/// What sets several modes, a line each. `raw` and `dec` do more.
pub static COMBINATIONS: &[u8] = b"evenp=parenb -parodd cs7
parity=parenb -parodd cs7
oddp=parenb parodd cs7
-evenp=-parenb cs8
-parity=-parenb cs8
-oddp=-parenb cs8
nl=-icrnl -onlcr
-nl=icrnl -inlcr -igncr onlcr -ocrnl -onlret
ek=
cbreak=-icanon
-cbreak=icanon
pass8=-parenb -istrip cs8
-pass8=parenb istrip cs7
litout=-parenb -istrip -opost cs8
-litout=parenb istrip opost cs7
raw=-opost -isig -icanon -xcase
-cooked=-opost -isig -icanon -xcase
cooked=brkint ignpar istrip icrnl ixon opost isig icanon
-raw=brkint ignpar istrip icrnl ixon opost isig icanon
decctlq=-ixany
-decctlq=ixany
tabs=tab0
-tabs=tab3
lcase=xcase iuclc olcuc
LCASE=xcase iuclc olcuc
-lcase=-xcase -iuclc -olcuc
-LCASE=-xcase -iuclc -olcuc
crt=echoe echoctl echoke
dec=echoe echoctl echoke -ixany";

/// What takes a value: special characters, in the order in which they are printed; then `flush`, an old name of `discard`; then
/// numbers among the characters, and other ones. At the end is what takes none.
pub static VALUES: &[u8] = b"intr quit erase kill eof eol eol2 swtch start stop susp rprnt werase lnext discard flush min time \
rows cols columns line ispeed ospeed size speed drain -drain";

/// Where each is, and what `sane` makes it.
pub static PLACES: [(u8, u8); 18] = [
    (VINTR as u8, 3),
    (VQUIT as u8, 28),
    (VERASE as u8, 127),
    (VKILL as u8, 21),
    (VEOF as u8, 4),
    (VEOL as u8, 0),
    (VEOL2 as u8, 0),
    (VSWTC as u8, 0),
    (VSTART as u8, 17),
    (VSTOP as u8, 19),
    (VSUSP as u8, 26),
    (VREPRINT as u8, 18),
    (VWERASE as u8, 23),
    (VLNEXT as u8, 22),
    (VDISCARD as u8, 15),
    (VDISCARD as u8, 15),
    (VMIN as u8, 1),
    (VTIME as u8, 0),
];
/// Where in that list something else begins.
pub const ERASE: usize = 2;
pub const KILL: usize = 3;
pub const FLUSH: usize = 15;
pub const MIN: usize = 16;
pub const ROWS: usize = 18;
pub const COLUMNS: usize = 20;
pub const LINE: usize = 21;
pub const ISPEED: usize = 22;
pub const OSPEED: usize = 23;
pub const SIZE: usize = 24;
pub const SPEED: usize = 25;
pub const DRAIN: usize = 26;
