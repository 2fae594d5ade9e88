//! The layout of a container image (OCI image specification 1.0): blobs named by their digests, and an index.
use super::{
    output::{self, Output},
    tar,
    tree::Tree,
};
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, Stop, Vec, arch, c_string, json,
    sys::{
        Errno, fs,
        raw::{O_CREAT, O_EXCL, O_WRONLY},
    },
    temporary,
    text::{
        number,
        time::{self, Time, Zone},
    },
};

/// How a container starts.
pub struct Config<'a> {
    /// Words.
    pub command: &'a [u8],
    pub variables: Vec<&'a [u8]>,
    pub tag: Option<&'a [u8]>,
    /// Is the layer compressed?
    pub gzip: bool,
}

impl Default for Config<'_> {
    fn default() -> Self {
        Config { command: b"sh", variables: Vec::new(), tag: None, gzip: false }
    }
}

const PATH: &[u8] = b"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

#[inline(never)]
pub fn write(cx: &mut Cx, tree: &Tree, dir: &CStr, config: &Config) -> Done {
    let dir = dir.to_bytes();
    let blobs = rt::filled(b"%/blobs/sha256/", &[dir]);
    for part in [dir, &rt::filled(b"%/blobs", &[dir]), &blobs] {
        match fs::make_directory(fs::CWD, &c_string(part), 0o777) {
            Ok(()) | Err(Errno::EXIST) => {}
            Err(e) => return Err(cx.fail(part, e)),
        }
    }
    let layer = blob(cx, &blobs, &mut |cx, out| {
        if config.gzip {
            out.compress(cx);
        }
        tar::write(cx, tree, out)
    })?;

    let mut variables = Vec::new();
    let own_path = config.variables.iter().any(|variable| variable.starts_with(b"PATH="));
    let path: &[&[u8]] = if own_path { &[] } else { &[PATH] };
    list(&mut variables, &mut path.iter().chain(&config.variables).copied());
    let mut command = Vec::new();
    let words = config.command.split(number::is_space).filter(|word| !word.is_empty());
    list(&mut command, &mut { words });
    let machine = arch::IMAGE_NAME.as_bytes();
    let created = created(tree);
    let values = [&created, machine, &variables, &command, &layer.plain];
    let config_blob = small_blob(cx, &blobs, CONFIG, &values)?;

    let [config_digest, config_size] = config_blob.words();
    let [layer_digest, layer_size] = layer.words();
    let form: &[u8] = if config.gzip { b"+gzip" } else { b"" };
    let values = [config_digest, config_size, form, layer_digest, layer_size];
    let manifest = small_blob(cx, &blobs, MANIFEST, &values)?;

    let mut text = Vec::new();
    let [digest, size] = manifest.words();
    fill(&mut text, INDEX, &[digest, size, machine]);
    if let Some(tag) = config.tag {
        text.extend_from_slice(b",\"annotations\":{\"org.opencontainers.image.ref.name\":");
        json::string(&mut text, tag);
        text.push(b'}');
    }
    text.extend_from_slice(b"}]}");
    // The index comes last: what it names is there.
    let files: [(&[u8], &[u8]); 2] =
        [(b"/oci-layout", b"{\"imageLayoutVersion\":\"1.0.0\"}"), (b"/index.json", &text)];
    for (name, text) in files {
        let path = c_string(&[dir, name].concat());
        let mut out = output::create(cx, &path)?;
        out.add(text);
        out.close(cx)?;
    }
    Ok(())
}

// In these, `%` stands for the next value.
const CONFIG: &str = r#"{"created":"%","architecture":"%","os":"linux","config":{"Env":%,"Cmd":%},"rootfs":{"type":"layers","diff_ids":["sha256:%"]}}"#;
const MANIFEST: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%","size":%},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar%","digest":"sha256:%","size":%}]}"#;
const INDEX: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:%","size":%,"platform":{"architecture":"%","os":"linux"}"#;

/// Adds a template with its values.
#[inline(never)]
fn fill(text: &mut Vec<u8>, template: &str, values: &[&[u8]]) {
    let mut values = values.iter();
    for &byte in template.as_bytes() {
        match byte {
            b'%' => text.extend_from_slice(values.next().copied().unwrap_or(b"")),
            byte => text.push(byte),
        }
    }
}

/// Adds an array of texts.
#[inline(never)]
fn list(text: &mut Vec<u8>, words: &mut dyn Iterator<Item = &[u8]>) {
    text.push(b'[');
    for (index, word) in words.enumerate() {
        if index > 0 {
            text.push(b',');
        }
        json::string(text, word);
    }
    text.push(b']');
}

/// A file that is named by its digest.
struct Blob {
    digest: Vec<u8>,
    /// The digest of what was compressed.
    plain: Vec<u8>,
    /// In bytes, as digits.
    size: Vec<u8>,
}

impl Blob {
    fn words(&self) -> [&[u8]; 2] {
        [&self.digest, &self.size]
    }
}

#[inline(never)]
fn small_blob(cx: &mut Cx, blobs: &[u8], template: &str, values: &[&[u8]]) -> Result<Blob, Stop> {
    let mut text = Vec::new();
    fill(&mut text, template, values);
    blob(cx, blobs, &mut |_, out| {
        out.add(&text);
        Ok(())
    })
}

/// Writes a blob under another name, and gives it its own.
#[inline(never)]
fn blob(
    cx: &mut Cx,
    blobs: &[u8],
    write: &mut dyn FnMut(&mut Cx, &mut Output) -> Done,
) -> Result<Blob, Stop> {
    let mut file = None;
    let name: Result<CString, Errno> =
        temporary::make(&rt::filled(b"%.new-", &[blobs]), 6, b"", &mut |path| {
            file = Some(fs::open(fs::CWD, path, O_WRONLY | O_CREAT | O_EXCL, 0o666)?);
            Ok(())
        });
    let name = name.map_err(|e| cx.fail(blobs, e))?;
    let Some(file) = file else { return Err(cx.fail(blobs, Errno::IO)) };
    let mut out = Output::new(file, name.to_bytes());
    out.digest(cx);
    let done = write(cx, &mut out);
    let done = done.and_then(|()| {
        let written = out.close(cx)?;
        let path = [blobs, &written.digest].concat();
        fs::rename(fs::CWD, &name, fs::CWD, &c_string(&path), 0).map_err(|e| cx.fail(&path, e))?;
        let size = number::format(written.size, &mut [0; number::DIGITS]).to_vec();
        Ok(Blob { digest: written.digest, plain: written.plain, size })
    });
    if done.is_err() {
        let _ = fs::unlink(fs::CWD, &name, 0); // what went wrong was told
    }
    done
}

/// When the image was made: the latest time that was asked for, or 1970, so that it is the same whenever it is made.
fn created(tree: &Tree) -> Vec<u8> {
    let mut text = Vec::new();
    if let Some(time) = Time::new((tree.epoch.unwrap_or(0).into(), 0), &Zone::utc()) {
        time::format(&mut text, b"%Y-%m-%dT%H:%M:%SZ", &time);
    }
    text
}
