//! A machine that has nothing but a kernel and an image made by `mote image` starts, works and goes down.
//!
//! `KERNEL=path` names a kernel for x86_64 that QEMU starts; without it the tests are left out. The first prompt's time is printed.
//! The tests of one machine run in their order.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Scratch;
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
    env, fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, ExitCode, Stdio},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

/// Longer than what any of this takes, on a slow machine, too.
const PATIENCE: Duration = Duration::from_secs(40);

/// A machine with a serial console.
struct Machine {
    qemu: Child,
    keys: ChildStdin,
    output: mpsc::Receiver<Vec<u8>>,
    /// What was printed and not looked at yet.
    printed: String,
    started: Instant,
}

type Fact = fn(&mut World) -> Result<(), String>;

/// The machine at hand, and what it is made of.
struct World {
    kernel: PathBuf,
    scratch: Scratch,
    machine: Option<Machine>,
    /// The port of the host's that leads to the machine's web server.
    port: u16,
}

/// In their order, one machine after another.
const FACTS: &[(&str, Fact)] = &[
    ("an image of nothing but mote boots to a prompt", boots),
    ("init is the parent of the shell", init_is_the_parent),
    ("the kernel's file systems are mounted", mounts),
    ("a disk with ext4 is mounted, written and read", disk),
    ("mdev makes the nodes of a /dev of its own", devices),
    ("a full tmpfs is an error and no more", full),
    ("a shell that crashes is started again", crash),
    ("what loses its parent is waited for by init", orphans),
    ("an empty table of init's leaves a way in", way_in),
    ("signals of init's children do not end it", init_is_not_ended),
    ("reboot restarts the machine, and the disk that was mounted is clean", reboot),
    ("a password lets in at the console, and init asks again after the session", login),
    ("a module is loaded with those that it needs", modules),
    ("an address comes from a DHCP server", address),
    ("the gateway answers", gateway),
    ("a file comes from a server of the host's", fetch),
    ("httpd serves one back", serve),
    ("what the kernel and programs say is in the log", log),
    ("the clock of the machine is set, read and kept to", clock),
    ("without a table there is a shell after Enter, and poweroff powers off", no_table),
    ("the transcripts hold in the machine", transcripts),
];

fn main() -> ExitCode {
    common::reset_signals();
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    let kernel = env::var_os("KERNEL").map(PathBuf::from);
    let skipped = kernel.is_none();
    let world = Arc::new(Mutex::new(World {
        kernel: kernel.unwrap_or_default(),
        scratch: Scratch::new("boot"),
        machine: None,
        port: 0,
    }));
    let trials = FACTS.iter().map(|&(name, fact)| {
        let world = world.clone();
        Trial::test(format!("boot: {name}"), move || {
            let mut world = world.lock().unwrap_or_else(|e| e.into_inner());
            let done = fact(&mut world);
            if done.is_err() {
                // Nobody knows what state it is in.
                world.machine = None;
            }
            done.map_err(Failed::from)
        })
        .with_ignored_flag(skipped)
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    drop(world);
    conclusion.exit_code()
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = self.qemu.kill();
        let _ = self.qemu.wait();
    }
}

impl Machine {
    /// Starts a machine, from the archive `image` or from a disk that `options` name.
    fn start(kernel: &Path, image: Option<&Path>, options: &str, more: &[&str]) -> Machine {
        let mut qemu = Command::new("qemu-system-x86_64");
        // Not by the processor itself: in a machine that is virtual already, that may hang.
        qemu.args(["-accel", "tcg", "-m", "512", "-nographic"]);
        qemu.args(["-no-reboot", "-nodefaults", "-serial", "stdio", "-kernel"]).arg(kernel);
        if let Some(image) = image {
            qemu.arg("-initrd").arg(image);
        }
        qemu.args(["-append", &format!("console=ttyS0 panic=-1 quiet {options}")]).args(more);
        qemu.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut qemu = qemu.spawn().expect("qemu-system-x86_64 can be run");
        let keys = qemu.stdin.take().unwrap();
        let mut console = qemu.stdout.take().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(len @ 1..) = console.read(&mut bytes) {
                if sender.send(bytes[..len].to_vec()).is_err() {
                    break;
                }
            }
        });
        Machine { qemu, keys, output, printed: String::new(), started: Instant::now() }
    }

    /// Waits until `text` is printed, and gives what came before it.
    fn expect(&mut self, text: &str) -> Result<String, String> {
        self.expect_within(PATIENCE, text)
    }

    fn expect_within(&mut self, patience: Duration, text: &str) -> Result<String, String> {
        let end = Instant::now() + patience;
        loop {
            if let Some(at) = self.printed.find(text) {
                let rest = self.printed.split_off(at + text.len());
                let mut before = std::mem::replace(&mut self.printed, rest);
                before.truncate(at);
                return Ok(before);
            }
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.printed += &String::from_utf8_lossy(&bytes).replace('\r', ""),
                Err(_) => return Err(format!("no {text:?} in {:?}", self.printed)),
            }
        }
    }

    fn send(&mut self, keys: &str) -> Result<(), String> {
        self.keys.write_all(keys.as_bytes()).map_err(|e| format!("the machine is down: {e}"))
    }

    /// Waits for a shell's prompt, and makes the shell print no more of them.
    fn prompt(&mut self) -> Result<(), String> {
        self.expect("# ")?;
        self.send("set +o emacs; PS1=; echo qui''et\n")?;
        self.expect("quiet\n").map(drop)
    }

    /// Runs a command in the shell, and gives what it prints and its status.
    fn run(&mut self, command: &str) -> Result<(String, i32), String> {
        self.send(&format!("{command}; echo \"en\"d $?.\n"))?;
        // The terminal shows what is typed.
        self.expect("$?.\n")?;
        let printed = self.expect("end ")?;
        let status = self.expect(".\n")?;
        Ok((printed, status.parse().map_err(|_| format!("no status: {status}"))?))
    }

    /// Waits until the machine is powered off.
    fn goes_down(&mut self) -> Result<(), String> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.qemu.try_wait().unwrap() {
                return if status.success() { Ok(()) } else { Err(format!("{status}")) };
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(format!("it still runs: {:?}", self.printed))
    }
}

impl World {
    /// An ext4 file system on a disk of the first machine.
    fn disk(&self) -> PathBuf {
        self.scratch.0.join("disk")
    }

    /// Starts a machine with an image of `mote image` with these arguments.
    fn start(&mut self, arguments: &[&str], more: &[&str]) -> Result<&mut Machine, String> {
        self.machine = None;
        let image = self.scratch.0.join("image.cpio");
        let mut command = Command::new(common::mote());
        command.arg("image").args(arguments).arg("-o").arg(&image).current_dir(&self.scratch.0);
        let outcome = common::run_for(&mut command, PATIENCE);
        if outcome.failed() {
            return Err(format!("image: {outcome:?}"));
        }
        Ok(self.machine.insert(Machine::start(&self.kernel, Some(&image), "", more)))
    }

    /// The machine that an earlier test has started.
    fn machine(&mut self) -> Result<&mut Machine, String> {
        self.machine.as_mut().ok_or_else(|| "there is no machine".to_owned())
    }
}

fn same<T: PartialEq + std::fmt::Debug>(found: T, expected: T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{found:?} and not {expected:?}")) }
}

fn boots(world: &mut World) -> Result<(), String> {
    let image = world.disk();
    let status = Command::new("mkfs.ext4")
        .args(["-q", "-F"])
        .arg(&image)
        .arg("16M")
        .stdout(Stdio::null())
        .status();
    if !status.is_ok_and(|status| status.success()) {
        return Err("mkfs.ext4 fails".into());
    }
    let drive = format!("file={},if=none,id=disk,format=raw", image.display());
    let more = ["-drive", &drive, "-device", "nvme,drive=disk,serial=1"];
    let machine = world.start(&["--boot"], &more)?;
    machine.expect("# ")?;
    println!("from kernel to prompt: {:.1} s", machine.started.elapsed().as_secs_f64());
    machine.printed += "# ";
    machine.prompt()?;
    let (printed, status) = machine.run("echo hello; ls -l /dev/null; false")?;
    same(status, 1)?;
    if !printed.starts_with("hello\ncrw-rw-rw-") {
        return Err(printed);
    }
    // What the kernel leaves to others to link to.
    same(machine.run("echo a | cat <(echo b) /dev/stdin")?, ("b\na\n".into(), 0))
}

fn init_is_the_parent(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    same(machine.run("echo $PPID")?, ("1\n".into(), 0))
}

fn mounts(world: &mut World) -> Result<(), String> {
    let (printed, status) = world.machine()?.run("cat /proc/mounts")?;
    same(status, 0)?;
    for mount in ["/proc proc", "/sys sysfs", "/dev devtmpfs", "/dev/pts devpts", "/run tmpfs"] {
        if !printed.contains(&format!(" {mount} ")) {
            return Err(format!("no {mount} in {printed}"));
        }
    }
    Ok(())
}

fn disk(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    let command = "mount /dev/nvme0n1 /mnt && cp /bin/mote /mnt && umount /mnt && \
                   mount -t ext4 -o ro /dev/nvme0n1 /mnt && \
                   test \"$(md5sum </bin/mote)\" = \"$(md5sum </mnt/mote)\" && echo same; umount /mnt";
    same(machine.run(command)?, ("same\n".into(), 0))?;
    same(machine.run("mount /dev/nvme0n1 /mnt; echo data >/mnt/f")?.1, 0)
}

fn devices(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    let table =
        "nvme.*n1 0:6 640 >disk\\n-null 0:0 666 @echo $MDEV $ACTION $SUBSYSTEM\\n.* 0:0 600";
    let command = format!(
        "printf '{table}\\n' >/etc/mdev.conf; mount -t tmpfs dev /dev; mdev -s; \
         cd /dev; stat -c '%A %u:%g %N' disk nvme0n1 null console; cd /"
    );
    let (printed, _) = machine.run(&command)?;
    let expected = "null add mem\nbrw-r----- 0:6 'disk'\nlrwxrwxrwx 0:0 'nvme0n1' -> 'disk'\n\
                    crw------- 0:0 'null'\ncrw------- 0:0 'console'\n";
    same(printed.as_str(), expected)?;
    let command = "blkid -o value -s TYPE /dev/nvme0n1; (mdev -df >/tmp/heard & echo $! >/tmp/pid); sleep 0.5; echo remove >/sys/class/mem/zero/uevent; \
                   echo add >/sys/class/mem/null/uevent; sleep 0.5; ls /dev/zero; cat /tmp/heard; \
                   kill $(cat /tmp/pid); sleep 0.1; umount /dev && ls /dev/zero";
    let (printed, status) = machine.run(command)?;
    let expected = "ext4\nls: cannot access '/dev/zero': No such file or directory\n\
                    null add mem\nnull add mem\n/dev/zero\n";
    same((printed.as_str(), status), (expected, 0))
}

fn full(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    let (printed, status) =
        machine.run("mkdir /t; mount -t tmpfs -o size=64k t /t; cp /bin/mote /t")?;
    same((printed.contains("No space left on device"), status), (true, 1))?;
    let command = "echo x >/t/x || echo full; rm -f /t/mote; umount /t; (exit 3)";
    let (printed, status) = machine.run(command)?;
    same((printed.contains("full"), status), (true, 3))
}

fn crash(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    machine.send("kill -SEGV $$\n")?;
    machine.prompt()?;
    same(machine.run("echo $PPID")?, ("1\n".into(), 0))
}

fn orphans(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    // A zombie would still be there to get a signal.
    let command = "(sleep 0.2 & echo $! >/tmp/pid); sleep 0.7; kill -0 $(cat /tmp/pid) 2>&1";
    let (printed, status) = machine.run(command)?;
    same(status, 1)?;
    if printed.contains("No such process") { Ok(()) } else { Err(printed) }
}

fn init_is_not_ended(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    same(
        machine.run("kill -KILL 1; kill -SEGV 1; kill -ALRM 1; echo still")?,
        ("still\n".into(), 0),
    )
}

fn way_in(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    let command = "cp /etc/inittab /tmp; echo nonsense >/etc/inittab; kill -HUP 1; sleep 0.5";
    let (printed, _) = machine.run(command)?;
    same(printed.as_str(), "init: /etc/inittab: line 1: unknown action ''\n")?;
    machine.send("exit\n")?;
    machine.expect("Please press Enter to activate this console. ")?;
    machine.send("\n")?;
    machine.prompt()?;
    // One shell at a time: this one makes way for that of the table.
    machine.send("cp /tmp/inittab /etc; kill -HUP 1; exit\n")?;
    machine.prompt()
}

fn reboot(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    machine.send("reboot\n")?;
    machine.expect("init: the system is going down")?;
    machine.goes_down()?;
    let output = Command::new("debugfs").args(["-R", "cat /f"]).arg(world.disk()).output();
    same(output.map_err(|e| e.to_string())?.stdout, b"data\n".to_vec())?;
    let output = Command::new("dumpe2fs").arg("-h").arg(world.disk()).output();
    let printed = String::from_utf8_lossy(&output.map_err(|e| e.to_string())?.stdout).into_owned();
    same(printed.contains("Filesystem state:         clean\n"), true)?;
    same(printed.contains("needs_recovery"), false)
}

fn login(world: &mut World) -> Result<(), String> {
    let etc = world.scratch.dir("root/etc");
    fs::write(etc.join("inittab"), "::respawn:getty -L 115200 ttyS0 vt100\n").unwrap();
    fs::write(etc.join("issue"), "This is \\s on \\l\n").unwrap();
    // What `openssl passwd -6 -salt salt secret` prints.
    let kept = "$6$salt$egUxKNxDs8kPfh8iPMNcosMhb2eWah6d3R44JDm5Rj/j/XWR5E33QPd0YmHXoDHOIDR6kL5D3JcQcz0O8FHE00";
    fs::write(etc.join("shadow"), format!("root:{kept}:::::::\n")).unwrap();
    let devices = ["--device", "dev/ttyS0,c,4,64", "root"];
    let machine = world.start(&[&["--boot"][..], &devices].concat(), &[])?;
    machine.expect("This is Linux on ttyS0\n")?;
    machine.expect("login: ")?;
    machine.send("root\n")?;
    machine.expect("Password: ")?;
    machine.send("wrong\n")?;
    machine.expect("Login incorrect\n")?;
    machine.expect("login: ")?;
    machine.send("root\n")?;
    machine.expect("Password: ")?;
    machine.send("secret\n")?;
    machine.prompt()?;
    same(
        machine.run("id -un; tty; echo $TERM $HOME")?,
        ("root\n/dev/ttyS0\nvt100 /root\n".into(), 0),
    )?;
    machine.send("exit\n")?;
    machine.expect("This is Linux on ttyS0\n")?;
    machine.expect("login: ").map(drop)
}

/// The modules of a network card, and what each needs, which is loaded from the last one on.
const MODULES: &[(&str, &[&str])] = &[
    ("net/core/failover", &[]),
    ("drivers/net/net_failover", &["net/core/failover"]),
    ("drivers/virtio/virtio", &["drivers/virtio/virtio_ring"]),
    ("drivers/virtio/virtio_ring", &[]),
    ("drivers/virtio/virtio_pci_legacy_dev", &[]),
    ("drivers/virtio/virtio_pci_modern_dev", &[]),
    (
        "drivers/virtio/virtio_pci",
        &[
            "drivers/virtio/virtio_pci_legacy_dev",
            "drivers/virtio/virtio_pci_modern_dev",
            "drivers/virtio/virtio",
            "drivers/virtio/virtio_ring",
        ],
    ),
    (
        "drivers/net/virtio_net",
        &[
            "drivers/net/net_failover",
            "net/core/failover",
            "drivers/virtio/virtio",
            "drivers/virtio/virtio_ring",
        ],
    ),
];

fn modules(world: &mut World) -> Result<(), String> {
    // The kernel's package is unpacked, with `boot` beside `lib`.
    let name = world.kernel.file_name().unwrap().to_string_lossy().into_owned();
    let release = name.strip_prefix("vmlinuz-").ok_or("the kernel has no release in its name")?;
    let top = world.kernel.parent().unwrap().parent().unwrap();
    let (mut list, mut needs) = (String::new(), String::new());
    for (name, needed) in MODULES {
        let path = format!("lib/modules/{release}/kernel/{name}.ko");
        list += &format!("file /{path} {} 644 0 0\n", top.join(&path).display());
        let needed: Vec<String> = needed.iter().map(|name| format!(" kernel/{name}.ko")).collect();
        needs += &format!("kernel/{name}.ko:{}\n", needed.concat());
    }
    fs::write(world.scratch.0.join("modules.dep"), needs).unwrap();
    list += &format!("file /lib/modules/{release}/modules.dep modules.dep 644 0 0\n");
    fs::write(world.scratch.0.join("modules"), list).unwrap();
    // One that was free a moment ago.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    world.port = free;
    let net = format!("user,id=net,hostfwd=tcp:127.0.0.1:{free}-:80");
    let more = ["-netdev", &net, "-device", "virtio-net-pci,netdev=net"];
    let machine = world.start(&["--boot", "--list", "modules"], &more)?;
    machine.prompt()?;
    same(machine.run("modprobe virtio_pci && modprobe virtio_net")?, (String::new(), 0))?;
    let (printed, _) = machine.run("lsmod; ls -1 /sys/class/net")?;
    for name in ["virtio_net ", "failover ", "virtio_pci ", "eth0\n"] {
        if !printed.contains(name) {
            return Err(format!("no {name} in {printed}"));
        }
    }
    Ok(())
}

fn address(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    let (printed, status) = machine.run("ip link set eth0 up; udhcpc -i eth0 -n -q")?;
    same(status, 0).map_err(|e| format!("{e}: {printed}"))?;
    let (printed, _) = machine.run("ip -4 addr show eth0; ip route; cat /etc/resolv.conf")?;
    for text in ["inet 10.0.2.15/24", "default via 10.0.2.2", "nameserver 10.0.2.3"] {
        if !printed.contains(text) {
            return Err(format!("no {text} in {printed}"));
        }
    }
    Ok(())
}

fn gateway(world: &mut World) -> Result<(), String> {
    let (printed, status) = world.machine()?.run("ping -c 2 -i 0.2 -W 5 10.0.2.2")?;
    same(status, 0).map_err(|e| format!("{e}: {printed}"))
}

fn fetch(world: &mut World) -> Result<(), String> {
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = server.local_addr().unwrap().port();
    let text: String = (0..20000).map(|line| format!("line {line}\n")).collect();
    let expected = format!("{}\n", text.len());
    thread::spawn(move || {
        let (mut client, _) = server.accept().unwrap();
        let mut request = [0; 4096];
        let _ = client.read(&mut request);
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", text.len());
        let _ = client.write_all((head + &text).as_bytes());
    });
    let command = format!("wget -q -O /tmp/f http://10.0.2.2:{port}/f; wc -c </tmp/f");
    same(world.machine()?.run(&command)?, (expected, 0))
}

fn serve(world: &mut World) -> Result<(), String> {
    let port = world.port;
    let command = "mkdir /srv && seq 20000 >/srv/numbers && httpd -h /srv";
    same(world.machine()?.run(command)?, (String::new(), 0))?;
    let fetch = || -> std::io::Result<Vec<u8>> {
        let mut server = std::net::TcpStream::connect(("127.0.0.1", port))?;
        server.set_read_timeout(Some(PATIENCE))?;
        server.write_all(b"GET /numbers HTTP/1.0\r\n\r\n")?;
        let mut answer = Vec::new();
        server.read_to_end(&mut answer).map(|_| answer)
    };
    let answer = fetch().map_err(|e| e.to_string())?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("no head")?;
    same(head.starts_with("HTTP/1.1 200 OK\r\n"), true)?;
    let expected: String = (1..=20000).map(|number| format!("{number}\n")).collect();
    same(body == expected, true)
}

fn log(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    let command = "klogd && syslogd -O /tmp/log && sleep 2 && logger -t tester -p mail.err a word && sleep 1; head -n 40 /tmp/log; tail -n 1 /tmp/log";
    let (printed, status) = machine.run(command)?;
    same(status, 0)?;
    for text in [
        " syslog.info syslogd started",
        " kernel: [    0.000000] Linux version ",
        " mail.err tester: a word\n",
    ] {
        if !printed.contains(text) {
            return Err(format!("no {text:?} in {printed}"));
        }
    }
    Ok(())
}

fn clock(world: &mut World) -> Result<(), String> {
    let machine = world.machine()?;
    let command = "hwclock --set --date '2031-02-03 04:05:06' -u && cat /etc/adjtime && hwclock -r";
    let (printed, status) = machine.run(command)?;
    same(status, 0).map_err(|e| format!("{e}: {printed}"))?;
    let lines: Vec<&str> = printed.lines().collect();
    // It is set within a second or two.
    let kept = |at: usize, text: &str| lines.get(at).is_some_and(|line| line.starts_with(text));
    same((kept(0, "0.000000 19278579"), kept(1, "19278579"), kept(2, "UTC")), (true, true, true))?;
    same(lines.get(3).is_some_and(|line| line.starts_with("2031-02-03 04:05:")), true)?;
    same(machine.run("hwclock -s && date +%F")?, ("2031-02-03\n".into(), 0))?;
    same(
        machine
            .run("date -s '2027-01-01 00:00' >/tmp/d && hwclock -w && hwclock -r | cut -c 1-10")?,
        ("2027-01-01\n".into(), 0),
    )
}

fn no_table(world: &mut World) -> Result<(), String> {
    fs::write(world.scratch.0.join("empty"), "slink /etc/inittab nowhere 777 0 0\n").unwrap();
    let machine = world.start(&["--boot", "--gzip", "--list", "empty"], &[])?;
    machine.expect("Please press Enter to activate this console. ")?;
    machine.send("\n")?;
    machine.prompt()?;
    machine.send("poweroff\n")?;
    machine.goes_down()
}

/// Fills the working directory with a root: the host's programs, those of the test, and mote, whose init is the machine's.
const ROOT: &str = r#"
packages='bash bsdextrautils bsdutils coreutils cpio dash debianutils diffutils findutils grep gzip hostname libc-bin mawk mount
    ncurses-bin passwd procps sed strace tar util-linux'
mkdir -p dev etc proc root run sys tmp usr/bin usr/sbin usr/lib/modules usr/lib64 ".$SOURCE"
for dir in bin sbin lib lib64; do ln -s usr/$dir $dir; done
programs=$(dpkg -L $packages 2>/dev/null | grep -E '^(/usr)?/s?bin/.') || true
for program in $programs; do
    to=usr/bin/${program##*/}
    test ! -f "$program" || test -e "$to" || cp "$(readlink -f "$program")" "$to"
done
cp "$(readlink -f "$(command -v awk)")" usr/bin/awk
cp "$MOTE" usr/bin/mote
ln usr/bin/mote usr/sbin/init
cp "$RUNNER" usr/transcripts
for file in usr/bin/* usr/transcripts; do ldd "$file" 2>/dev/null || true; done | grep -o '/[^ )]*' | sort -u | while read -r library; do
    to=$(echo "$library" | sed 's,^/lib,/usr/lib,')
    mkdir -p ".${to%/*}"
    test -e ".$to" || cp "$library" ".$to"
done
find "$MODULES" -name veth.ko -o -name dummy.ko -o -name loop.ko | while read -r module; do cp "$module" usr/lib/modules; done
cp -r "$SOURCE/tests" ".$SOURCE"
mkdir -p usr/share && cp -r /usr/share/zoneinfo usr/share
cp /etc/passwd /etc/group etc
echo '127.0.0.1 localhost' >etc/hosts
cat >etc/inittab <<'X'
::sysinit:mount -t proc proc /proc
::sysinit:mount -t sysfs sysfs /sys
::sysinit:mount -t devtmpfs dev /dev
::sysinit:cd /dev && ln -s /proc/self/fd fd && ln -s fd/0 stdin && ln -s fd/1 stdout && ln -s fd/2 stderr
::sysinit:mkdir -p /dev/pts /dev/shm
::sysinit:mount -t devpts devpts /dev/pts
::sysinit:mount -t tmpfs tmpfs /run
::sysinit:mote ip link set lo up
::wait:sh /usr/run
::wait:mote poweroff
X
cat >usr/run <<X
for module in /lib/modules/*.ko; do mote insmod "\$module"; done
mkdir -p "$TARGET"
cd "$SOURCE"
MOTE=/usr/bin/mote MOTE_SLOW=1 /usr/transcripts --quiet --color never $SKIPPED 2>&1
X
"#;

/// Those of coreutils, which ask little of the kernel, would take three minutes more; and the flood of messages of
/// syslogd's case is not over in the time that it waits, where each takes so long.
const SKIPPED: &str = "--skip coreutils/ --skip 'however many messages come'";

/// What is run in the machine takes many times as long as outside.
const LONG: Duration = Duration::from_secs(400);

fn transcripts(world: &mut World) -> Result<(), String> {
    let built = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["test", "--no-run", "--test", "transcripts"])
        .current_dir(common::ROOT)
        .output()
        .map_err(|e| e.to_string())?;
    let told = String::from_utf8_lossy(&built.stderr).into_owned();
    let runner = told.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let runner = runner.ok_or(told.clone())?.0;
    let root = world.scratch.dir("machine");
    let top = world.kernel.parent().unwrap().parent().unwrap();
    let status = Command::new("sh")
        .args(["-euc", ROOT])
        .current_dir(&root)
        .env("SOURCE", common::ROOT)
        .env("MOTE", common::mote())
        .env("RUNNER", Path::new(common::ROOT).join(runner))
        .env("MODULES", top.join("lib/modules"))
        .env("TARGET", env!("CARGO_TARGET_TMPDIR"))
        .env("SKIPPED", SKIPPED)
        .status();
    if !status.is_ok_and(|status| status.success()) {
        return Err("the machine's root cannot be made".into());
    }
    let disk = world.scratch.0.join("root-disk");
    let mut mkfs = Command::new("mkfs.ext4");
    mkfs.args(["-q", "-F", "-b", "4096", "-d"])
        .arg(&root)
        .arg(&disk)
        .arg("400M")
        .stdout(Stdio::null());
    if !mkfs.status().is_ok_and(|status| status.success()) {
        return Err("mkfs.ext4 fails".into());
    }
    let drive = format!("file={},if=none,id=disk,format=raw,cache=unsafe", disk.display());
    let more = ["-smp", "2", "-drive", &drive, "-device", "nvme,drive=disk,serial=1"];
    let options = "root=/dev/nvme0n1 rw rootwait";
    let machine = world.machine.insert(Machine::start(&world.kernel, None, options, &more));
    let printed = machine.expect_within(LONG, "\ntest result: ")?;
    let sum = machine.expect("\n")?;
    println!("in the machine: {sum}");
    machine.goes_down()?;
    if sum.starts_with("ok. ") {
        return Ok(());
    }
    let failures = printed.find("\nfailures:\n").map_or(printed.as_str(), |at| &printed[at..]);
    Err(failures.into())
}
