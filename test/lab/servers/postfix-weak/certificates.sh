# One PEM file per service, of key and chain as Postfix sends it; each is bad in other ways. Sourced by build.

make_weak_certificates() {
  local dir=$STATE/tls host=$NAME.lab.test service
  # 25: issued by an intermediate CA that is not sent. Who trusts the root still finds no path.
  make_key root
  make_key intermediate
  make_key 25
  certify root '/CN=smtpspec weak root' root sha256 'basicConstraints=critical,CA:TRUE'
  certify intermediate '/CN=smtpspec weak intermediate' root sha256 'basicConstraints=critical,CA:TRUE'
  certify 25 "/CN=$host" intermediate sha256 "subjectAltName=DNS:$host"
  # 587: expired years ago, signed with SHA-1, too short a key, another host's name; by the lab's CA.
  make_key 587 1024
  cp "$LAB_DIR/ca.pem" "$dir/lab.pem"
  cp "$LAB_DIR/ca.key" "$dir/lab.key"
  certify 587 '/CN=old.example' lab sha1 'subjectAltName=DNS:old.example' 200101000000Z 210101000000Z
  # 465: signed by itself, named in the common name alone, and for clients alone.
  make_key 465
  certify 465 "/CN=$host" 465 sha256 'extendedKeyUsage=clientAuth'

  for service in 25 587 465; do
    cat "$dir/$service.key" "$dir/$service.pem" | install -m 600 /dev/stdin "$ROOT/etc/lab-tls/$service.pem"
  done
  rm -f "$dir"/{lab,root,intermediate}.key "$dir/lab.pem"
}

# make_key NAME [BITS]
make_key() { (umask 077 && openssl genrsa -out "$dir/$1.key" "${2:-2048}"); }

# certify NAME SUBJECT ISSUER HASH EXTENSION [START END]: $dir/NAME.pem; an issuer of the same name signs itself.
certify() {
  local dates=(-days 1825) self=() ca
  [[ $# -lt 7 ]] || dates=(-startdate "$6" -enddate "$7")
  [[ $1 != "$3" ]] || self=(-selfsign)
  openssl req -new -key "$dir/$1.key" -subj "$2" -out "$dir/request.pem"
  # Only `openssl ca` of OpenSSL 3.0 takes dates; it wants a folder of its own.
  ca=$(mktemp -d)
  : >"$ca/index"
  printf '[ca]\ndatabase = %s\nrand_serial = yes\npolicy = any\nunique_subject = no\n[any]\ncommonName = supplied\n' "$ca/index" >"$ca/config"
  openssl ca -batch -config "$ca/config" -name ca -notext -outdir "$ca" -md "$4" "${dates[@]}" "${self[@]}" \
    -keyfile "$dir/$3.key" -cert "$dir/$3.pem" -extfile <(printf '%s\n' "$5") -in "$dir/request.pem" -out "$dir/$1.pem"
  rm -rf "$ca" "$dir/request.pem"
}
