//! What mote needs to be a whole system.
use super::tree::{Content, Tree};
use rt::{
    Cx, Done, Place, Vec, command,
    sys::raw::{S_IFCHR, S_IFDIR, S_IFLNK, S_IFREG},
};

/// Directories that anything expects.
static DIRECTORIES: [(&str, u32); 10] = [
    ("bin", 0o755),
    ("etc", 0o755),
    ("home", 0o755),
    ("root", 0o700),
    ("sbin", 0o755),
    ("tmp", 0o1777),
    ("usr/bin", 0o755),
    ("usr/sbin", 0o755),
    ("var/spool/mail", 0o755),
    ("var/www", 0o755),
];

/// And those of a machine.
static FOR_BOOT: [(&str, u32); 8] = [
    ("dev", 0o755),
    ("lib", 0o755),
    ("mnt", 0o755),
    ("proc", 0o555),
    ("run", 0o755),
    ("sys", 0o555),
    ("var/log", 0o755),
    ("var/tmp", 0o1777),
];

static FILES: [(&str, u32, &str); 3] = [
    (
        "etc/passwd",
        0o644,
        "\
root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/usr/sbin:/bin/false
bin:x:2:2:bin:/bin:/bin/false
sys:x:3:3:sys:/dev:/bin/false
mail:x:8:8:mail:/var/spool/mail:/bin/false
www-data:x:33:33:www-data:/var/www:/bin/false
nobody:x:65534:65534:nobody:/home:/bin/false
",
    ),
    (
        "etc/group",
        0o644,
        "\
root:x:0:
daemon:x:1:
bin:x:2:
sys:x:3:
adm:x:4:
tty:x:5:
disk:x:6:
mail:x:8:
kmem:x:9:
wheel:x:10:root
dialout:x:18:
video:x:28:
audio:x:29:
www-data:x:33:
utmp:x:43:
users:x:100:
nogroup:x:65534:
",
    ),
    // Nobody logs in with a password, before one is set.
    ("etc/shadow", 0o600, "root:*:::::::\n"),
];

const TABLE: &str = "\
# What init does: TERMINAL::ACTION:COMMAND. `init --help` has the actions.
::sysinit:mount -t proc proc /proc
::sysinit:mount -t sysfs sysfs /sys
::sysinit:mount -t devtmpfs devtmpfs /dev
::sysinit:cd /dev && ln -s /proc/self/fd fd && ln -s fd/0 stdin && ln -s fd/1 stdout && ln -s fd/2 stderr
::sysinit:mkdir -p /dev/pts /dev/shm
::sysinit:mount -t devpts devpts /dev/pts
::sysinit:mount -t tmpfs tmpfs /run
::respawn:-/bin/sh
::ctrlaltdel:reboot
::shutdown:umount -a -r
::restart:/sbin/init
";

/// Devices before there is a file system of them.
static DEVICES: [(&str, u32, u32, u32); 3] =
    [("dev/console", 0o600, 5, 1), ("dev/null", 0o666, 1, 3), ("dev/kmsg", 0o600, 1, 11)];

#[inline(never)]
pub fn add(cx: &mut Cx, tree: &mut Tree, boot: bool) -> Done {
    for &(path, mode) in DIRECTORIES.iter().chain(if boot { &FOR_BOOT[..] } else { &[] }) {
        tree.add(path.as_bytes(), S_IFDIR | mode, Content::Nothing);
    }
    for &(path, mode, text) in &FILES {
        file(tree, path, mode, text.as_bytes());
    }
    file(tree, "etc/localtime", 0o644, &universal_time());
    let program = command::program(cx);
    let program =
        program.map_err(|e| cx.stop_error(packed!("cannot find this program"), &[], e))?;
    if let Err(e) = tree.add_file(b"bin/mote", &program, 0o755) {
        return Err(cx.fail(program.to_bytes(), e));
    }
    for applet in rt::applets().iter().filter(|applet| applet.name != "mote") {
        let (dir, target) = match applet.place {
            Place::Bin => ("bin/", "mote"),
            Place::Sbin => ("sbin/", "../bin/mote"),
            Place::UsrBin => ("usr/bin/", "../../bin/mote"),
            Place::UsrSbin => ("usr/sbin/", "../../bin/mote"),
        };
        link(tree, &[dir.as_bytes(), applet.name.as_bytes()].concat(), target);
    }
    if boot {
        link(tree, b"init", "bin/mote");
        file(tree, "etc/inittab", 0o644, TABLE.as_bytes());
        for &(path, mode, major, minor) in &DEVICES {
            if let Some(node) = tree.add(path.as_bytes(), S_IFCHR | mode, Content::Nothing) {
                node.device = (major, minor);
            }
        }
    }
    Ok(())
}

fn file(tree: &mut Tree, path: &str, mode: u32, bytes: &[u8]) {
    tree.add(path.as_bytes(), S_IFREG | mode, Content::Bytes(bytes.to_vec()));
}

fn link(tree: &mut Tree, path: &[u8], target: &str) {
    tree.add(path, S_IFLNK | 0o777, Content::Bytes(target.as_bytes().to_vec()));
}

/// The time zone UTC as a file (RFC 8536): twice a header of 44 bytes, and one type of time, called UTC.
fn universal_time() -> Vec<u8> {
    let mut half = b"TZif2".to_vec();
    half.resize(44, 0);
    for (at, count) in [(39, 1), (43, 4)] {
        if let Some(place) = half.get_mut(at) {
            *place = count;
        }
    }
    half.extend_from_slice(b"\0\0\0\0\0\0UTC\0");
    rt::filled(b"%%\nUTC0\n", &[&half, &*half])
}
