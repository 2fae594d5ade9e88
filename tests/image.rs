//! Container images: what the Open Container Initiative's image specification asks of them, and that one can be entered.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Scratch;
use serde_json::Value;
use std::{fs, path::Path, process::Command};

const TYPES: &str = "application/vnd.oci.image.";

/// Makes an image with these arguments, in a directory `image`.
fn make(scratch: &Scratch, arguments: &[&str]) {
    let mut command = match common::runner() {
        Some(runner) => Command::new(runner),
        None => Command::new(common::mote()),
    };
    if common::runner().is_some() {
        command.args(["-0", "mote"]).arg(common::mote());
    }
    command.args(["image", "--oci=image"]).args(arguments).current_dir(&scratch.0);
    let outcome = common::run(&mut command);
    assert!(!outcome.failed(), "{outcome:?}");
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// The digest of a file, by the host's program.
fn digest(path: &Path) -> String {
    let output = Command::new("sha256sum").arg(path).output().unwrap();
    format!("sha256:{}", String::from_utf8(output.stdout).unwrap().split(' ').next().unwrap())
}

/// Checks what refers to a blob (descriptor.md), and gives the blob's path.
#[track_caller]
fn blob(image: &Path, descriptor: &Value, kind: &str) -> std::path::PathBuf {
    assert_eq!(descriptor["mediaType"], format!("{TYPES}{kind}"));
    let name = descriptor["digest"].as_str().unwrap();
    let path = image.join("blobs/sha256").join(name.strip_prefix("sha256:").unwrap());
    assert_eq!(digest(&path), name);
    assert_eq!(descriptor["size"].as_u64().unwrap(), fs::metadata(&path).unwrap().len());
    path
}

/// Checks an image by the specification, and gives its configuration and the path of its layer.
fn check(image: &Path) -> (Value, std::path::PathBuf) {
    assert_eq!(json(&image.join("oci-layout"))["imageLayoutVersion"], "1.0.0"); // image-layout.md
    let index = json(&image.join("index.json")); // image-index.md
    assert_eq!(index["schemaVersion"], 2);
    assert_eq!(index["mediaType"], format!("{TYPES}index.v1+json"));
    let manifests = index["manifests"].as_array().unwrap();
    assert_eq!(manifests.len(), 1);
    let platform = &manifests[0]["platform"];
    let manifest = json(&blob(image, &manifests[0], "manifest.v1+json")); // manifest.md
    assert_eq!(manifest["schemaVersion"], 2);
    assert_eq!(manifest["mediaType"], format!("{TYPES}manifest.v1+json"));
    let config = json(&blob(image, &manifest["config"], "config.v1+json")); // config.md
    let layers = manifest["layers"].as_array().unwrap();
    assert_eq!(layers.len(), 1);
    let packed = layers[0]["mediaType"].as_str().unwrap().ends_with("+gzip");
    let kind = if packed { "layer.v1.tar+gzip" } else { "layer.v1.tar" };
    let mut layer = blob(image, &layers[0], kind); // layer.md
    if packed {
        let plain = image.with_extension("tar");
        let output = Command::new("gzip").arg("-dc").arg(&layer).output().unwrap();
        assert!(output.status.success());
        fs::write(&plain, output.stdout).unwrap();
        layer = plain;
    }
    assert_eq!(config["rootfs"]["type"], "layers");
    assert_eq!(config["rootfs"]["diff_ids"], serde_json::json!([digest(&layer)]));
    for (name, value) in
        [("os", "linux"), ("architecture", config["architecture"].as_str().unwrap())]
    {
        assert_eq!(config[name], value);
        assert_eq!(platform[name], value);
    }
    assert!(["amd64", "arm64"].contains(&config["architecture"].as_str().unwrap()));
    // Nothing is there that nothing refers to.
    assert_eq!(fs::read_dir(image.join("blobs/sha256")).unwrap().count(), 3);
    (config, layer)
}

#[test]
fn an_image_is_laid_out_as_specified() {
    let scratch = Scratch::new("image-layout");
    fs::create_dir_all(scratch.0.join("d/e")).unwrap();
    fs::write(scratch.0.join("d/e/f"), "data").unwrap();
    make(&scratch, &["--tag=v\"1", "--cmd=cat /e/f", "--env=A=\u{1}\u{e9}", "d"]);
    let image = scratch.0.join("image");
    let (config, _) = check(&image);
    assert_eq!(config["config"]["Cmd"], serde_json::json!(["cat", "/e/f"]));
    assert_eq!(config["config"]["Env"][1], "A=\u{1}\u{e9}");
    let tag = &json(&image.join("index.json"))["manifests"][0]["annotations"];
    assert_eq!(tag["org.opencontainers.image.ref.name"], "v\"1");
}

#[test]
fn a_layer_can_be_compressed() {
    let scratch = Scratch::new("image-gzip");
    make(&scratch, &["--gzip"]);
    let (_, layer) = check(&scratch.0.join("image"));
    let packed = fs::read(&layer).unwrap();
    fs::remove_dir_all(scratch.0.join("image")).unwrap();
    make(&scratch, &[]);
    let (_, plain) = check(&scratch.0.join("image"));
    assert!(fs::read(plain).unwrap() == packed);
}

#[test]
fn a_container_has_what_people_expect() {
    let scratch = Scratch::new("image-enter");
    make(&scratch, &[]);
    let (config, layer) = check(&scratch.0.join("image"));
    assert_eq!(config["config"]["Cmd"], serde_json::json!(["sh"]));
    let root = scratch.dir("root");
    let unpacked = Command::new("tar")
        .args(["--no-same-owner", "-xf"])
        .arg(&layer)
        .arg("-C")
        .arg(&root)
        .status();
    assert!(unpacked.unwrap().success());
    if common::runner().is_some() {
        return;
    }
    let script = "id -un; stat -c '%n %a' /tmp /root /etc/passwd /etc/shadow; date -d @0 +%H:%M%Z; \
                  ls /usr/bin/env /bin/sh /sbin/init; id -g nobody; pwd";
    let mut command = Command::new("unshare");
    command.args(["-r", "chroot"]).arg(&root).args(["/usr/bin/env", "sh", "-c", script]);
    command
        .env_clear()
        .env("PATH", config["config"]["Env"][0].as_str().unwrap().strip_prefix("PATH=").unwrap());
    let outcome = common::run(&mut command);
    let errors = String::from_utf8_lossy(&outcome.stderr);
    if outcome.failed() && errors.contains("unshare") {
        eprintln!("skipped: {errors}");
        return;
    }
    let expected = "root\n/tmp 1777\n/root 700\n/etc/passwd 644\n/etc/shadow 600\n00:00UTC\n\
                    /bin/sh\n/sbin/init\n/usr/bin/env\n65534\n/\n";
    assert_eq!(String::from_utf8_lossy(&outcome.stdout), expected, "{errors}");
}
