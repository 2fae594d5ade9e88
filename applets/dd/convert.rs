//! Code conversions: the tables of POSIX dd.
use super::{ASCII, EBCDIC, IBM, LCASE, UCASE, Wish};

/// The EBCDIC of each byte of ASCII.
static TO_EBCDIC: [u8; 256] = *b"\
\x00\x01\x02\x03\x37\x2D\x2E\x2F\x16\x05\x25\x0B\x0C\x0D\x0E\x0F\x10\x11\x12\x13\x3C\x3D\x32\x26\x18\x19\x3F\x27\x1C\x1D\x1E\x1F\
\x40\x5A\x7F\x7B\x5B\x6C\x50\x7D\x4D\x5D\x5C\x4E\x6B\x60\x4B\x61\xF0\xF1\xF2\xF3\xF4\xF5\xF6\xF7\xF8\xF9\x7A\x5E\x4C\x7E\x6E\x6F\
\x7C\xC1\xC2\xC3\xC4\xC5\xC6\xC7\xC8\xC9\xD1\xD2\xD3\xD4\xD5\xD6\xD7\xD8\xD9\xE2\xE3\xE4\xE5\xE6\xE7\xE8\xE9\xAD\xE0\xBD\x9A\x6D\
\x79\x81\x82\x83\x84\x85\x86\x87\x88\x89\x91\x92\x93\x94\x95\x96\x97\x98\x99\xA2\xA3\xA4\xA5\xA6\xA7\xA8\xA9\xC0\x4F\xD0\x5F\x07\
\x20\x21\x22\x23\x24\x15\x06\x17\x28\x29\x2A\x2B\x2C\x09\x0A\x1B\x30\x31\x1A\x33\x34\x35\x36\x08\x38\x39\x3A\x3B\x04\x14\x3E\xE1\
\x41\x42\x43\x44\x45\x46\x47\x48\x49\x51\x52\x53\x54\x55\x56\x57\x58\x59\x62\x63\x64\x65\x66\x67\x68\x69\x70\x71\x72\x73\x74\x75\
\x76\x77\x78\x80\x8A\x8B\x8C\x8D\x8E\x8F\x90\x6A\x9B\x9C\x9D\x9E\x9F\xA0\xAA\xAB\xAC\x4A\xAE\xAF\xB0\xB1\xB2\xB3\xB4\xB5\xB6\xB7\
\xB8\xB9\xBA\xBB\xBC\xA1\xBE\xBF\xCA\xCB\xCC\xCD\xCE\xCF\xDA\xDB\xDC\xDD\xDE\xDF\xEA\xEB\xEC\xED\xEE\xEF\xFA\xFB\xFC\xFD\xFE\xFF\
";

/// Where IBM's EBCDIC has other bytes.
static IBM_DIFFERS: [(u8, u8); 5] =
    [(0x5E, 0x5F), (0x7E, 0xA1), (0xCB, 0x9A), (0xD5, 0xAD), (0xE5, 0xBD)];

/// What becomes of each byte.
pub struct Table(pub [u8; 256]);

impl Table {
    #[inline(never)]
    pub fn new(wish: &Wish) -> Table {
        let mut table = core::array::from_fn(|index| index as u8);
        let set = |table: &mut [u8; 256], from: u8, to: u8| {
            if let Some(place) = table.get_mut(usize::from(from)) {
                *place = to;
            }
        };
        if wish.converts(ASCII) {
            TO_EBCDIC
                .iter()
                .enumerate()
                .for_each(|(ascii, &byte)| set(&mut table, byte, ascii as u8));
        }
        for byte in &mut table {
            if wish.converts(UCASE) {
                byte.make_ascii_uppercase();
            } else if wish.converts(LCASE) {
                byte.make_ascii_lowercase();
            }
        }
        let mut table = Table(table);
        if wish.converts(EBCDIC | IBM) {
            let mut ebcdic = Table(TO_EBCDIC);
            if wish.converts(IBM) {
                IBM_DIFFERS.iter().for_each(|&(from, to)| set(&mut ebcdic.0, from, to));
            }
            for byte in &mut table.0 {
                *byte = ebcdic.of(*byte);
            }
        }
        table
    }

    pub fn of(&self, byte: u8) -> u8 {
        self.0.get(usize::from(byte)).copied().unwrap_or(byte)
    }
}
