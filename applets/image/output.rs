//! A file that is written from start to end.
use super::tree::{Content, Node};
use rt::{
    Cx, Done, Stop, Vec,
    deflate::Gzip,
    digest::{Hash, SHA256},
    io,
    sys::{
        Errno, Fd, fs, fstat,
        raw::{O_NONBLOCK, O_RDONLY},
    },
};

/// How much is written at a time, in bytes.
const CHUNK: usize = 64 << 10;

pub struct Output<'a> {
    file: Fd,
    /// What to blame.
    name: &'a [u8],
    buf: Vec<u8>,
    /// How many bytes there were.
    pub total: u64,
    error: Option<Errno>,
    /// Their digest, if it is wanted.
    pub hash: Option<Hash>,
    /// What they are compressed by, and the digest of that.
    packed: Option<(Gzip, Option<Hash>)>,
    /// How many bytes were written.
    written: u64,
}

/// What was written.
pub struct Written {
    /// The digest of the file, in hexadecimal digits, and that of what was compressed; empty where none was wanted.
    pub digest: Vec<u8>,
    pub plain: Vec<u8>,
    /// In bytes.
    pub size: u64,
}

impl<'a> Output<'a> {
    pub fn new(file: Fd, name: &'a [u8]) -> Output<'a> {
        Output {
            file,
            name,
            buf: Vec::new(),
            total: 0,
            error: None,
            hash: None,
            packed: None,
            written: 0,
        }
    }

    /// Starts a digest of what is written.
    pub fn digest(&mut self, cx: &Cx) {
        self.hash = Some(start(cx));
    }

    /// Compresses what is written from here on, the start.
    pub fn compress(&mut self, cx: &Cx) {
        self.packed = Some((Gzip::begin(), self.hash.as_ref().map(|_| start(cx))));
    }

    /// Writes `bytes`. An error is told when the file is closed.
    pub fn add(&mut self, bytes: &[u8]) {
        self.total += bytes.len() as u64;
        self.buf.extend_from_slice(bytes);
        if self.buf.len() >= CHUNK {
            self.pass(false);
        }
    }

    #[inline(never)]
    fn pass(&mut self, last: bool) {
        if let Some(hash) = &mut self.hash {
            hash.update(&self.buf);
        }
        if let Some((gzip, hash)) = &mut self.packed {
            gzip.add(&self.buf);
            if last {
                gzip.finish();
            }
            self.buf = gzip.take();
            if let Some(hash) = hash {
                hash.update(&self.buf);
            }
        }
        self.written += self.buf.len() as u64;
        if self.error.is_none() {
            self.error = io::write_all(&self.file, &self.buf).err();
        }
        self.buf.clear();
    }

    /// Writes zeros up to a multiple of `unit`, a power of two.
    pub fn pad(&mut self, unit: u64) {
        while self.total & (unit - 1) != 0 {
            self.add(b"\0");
        }
    }

    /// Writes all that a node has.
    #[inline(never)]
    pub fn content(&mut self, cx: &mut Cx, node: &Node) -> Done {
        match &node.content {
            Content::Nothing => {}
            Content::Bytes(bytes) => self.add(bytes),
            Content::File { path, identity, size } => {
                let file = cx.open(path, O_RDONLY | O_NONBLOCK, 0);
                let file = file.map_err(|e| cx.fail(path.to_bytes(), e))?;
                let same = fstat(&file).is_ok_and(|stat| stat.identity() == *identity);
                let mut left = *size;
                let mut buf = io::buffer(CHUNK);
                while left > 0 && same {
                    let most = left.min(CHUNK as u64) as usize;
                    let len = io::read(&file, buf.get_mut(..most).unwrap_or(&mut []));
                    let len = len.map_err(|e| cx.fail(path.to_bytes(), e))?;
                    if len == 0 {
                        break;
                    }
                    self.add(buf.get(..len).unwrap_or(&[]));
                    left -= len as u64;
                }
                if left > 0 || !same {
                    let words = [path.to_bytes()];
                    return Err(cx.stop(packed!("%n: it changed meanwhile"), &words));
                }
            }
        }
        Ok(())
    }

    /// Ends it, and tells of an error.
    #[inline(never)]
    pub fn close(mut self, cx: &mut Cx) -> Result<Written, Stop> {
        self.pass(true);
        let closed = self.file.close();
        if let Some(e) = self.error.or(closed.err()) {
            return Err(match self.name {
                b"write error" => cx.stop_error(packed!("write error"), &[], e),
                name => cx.fail(name, e),
            });
        }
        let plain = digits(&mut self.hash);
        let digest = match &mut self.packed {
            Some((_, hash)) => digits(hash),
            None => plain.clone(),
        };
        Ok(Written { digest, plain, size: self.written })
    }
}

fn start(cx: &Cx) -> Hash {
    let mut hash = Hash::new(cx.auxv());
    hash.start(SHA256, 0);
    hash
}

/// The hexadecimal digits of a digest, if there is to be one.
#[inline(never)]
fn digits(hash: &mut Option<Hash>) -> Vec<u8> {
    let mut digits = Vec::new();
    if let Some(hash) = hash {
        hash.finish();
        for byte in hash.digest() {
            for digit in [byte >> 4, byte & 15] {
                digits.push(digit + if digit < 10 { b'0' } else { b'a' - 10 });
            }
        }
    }
    digits
}

/// Opens a new file, over what is there.
pub fn create<'a>(cx: &mut Cx, path: &'a rt::CString) -> Result<Output<'a>, Stop> {
    use rt::sys::raw::{O_CREAT, O_TRUNC, O_WRONLY};
    let file = fs::open(fs::CWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0o666);
    let file = file.map_err(|e| cx.fail(path.to_bytes(), e))?;
    Ok(Output::new(file, path.to_bytes()))
}
