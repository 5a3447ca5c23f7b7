# The lab's own CA, and one certificate per server.

make_ca() {
  [[ ! -f $LAB_DIR/ca.pem ]] || return 0
  (
    umask 077
    openssl ecparam -name prime256v1 -genkey -noout -out "$LAB_DIR/ca.key"
  )
  openssl req -x509 -new -key "$LAB_DIR/ca.key" -sha256 -days 3650 -subj '/CN=smtpspec lab CA' \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    -out "$LAB_DIR/ca.pem.new"
  mv "$LAB_DIR/ca.pem.new" "$LAB_DIR/ca.pem"
}

# For the loaded server: $STATE/tls/key.pem and cert.pem.
make_certificate() {
  local dir=$STATE/tls
  mkdir -p "$dir"
  (
    umask 077
    case $KEY in
      rsa) openssl genrsa -out "$dir/key.pem" 2048 ;;
      ecdsa) openssl ecparam -name prime256v1 -genkey -noout -out "$dir/key.pem" ;;
      *) die 1 "$NAME: KEY must be rsa or ecdsa" ;;
    esac
  )
  openssl req -new -key "$dir/key.pem" -subj "/CN=$NAME.lab.test" -out "$dir/request.pem"
  openssl x509 -req -in "$dir/request.pem" -CA "$LAB_DIR/ca.pem" -CAkey "$LAB_DIR/ca.key" -sha256 -days 1825 \
    -set_serial "0x$(openssl rand -hex 16)" -out "$dir/cert.pem" -extfile <(certificate_extensions)
  rm "$dir/request.pem"
}

certificate_extensions() {
  cat <<END
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature$([[ $KEY != rsa ]] || printf ',keyEncipherment')
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:$NAME.lab.test,DNS:lab.test,IP:$ADDRESS
END
}
