#!/bin/bash
# Asks every line of $QUESTIONS (number, kind, arguments, by tabs) and prints number, exit code and text, by tabs as well. The codes are
# curl's, also where no curl runs: https://curl.se/libcurl/c/libcurl-errors.html
set -u

connect() {
  local reason code
  getent ahosts "$1" >/dev/null || return 6
  reason=$(timeout 5 bash -c ': <"/dev/tcp/$0/$1"' "$1" "$2" 2>&1)
  code=$?
  case $code in
    0) return 0 ;;
    124) return 28 ;;
  esac
  reason=${reason%%$'\n'*}
  echo "${reason##*: }"
  return 7
}

resolve() {
  local found
  found=$(getent ahosts "$1") || return 6
  printf '%s\n' "$found" | cut -d' ' -f1 | sort -u
}

reverse() {
  local found
  found=$(getent hosts "$1") || return 6
  printf '%s\n' "$found" | tr -s ' ' | cut -d' ' -f2-
}

# The status comes first, the page after it; in place of a page curl's own words.
fetch() {
  local page code
  page=$(curl --silent --show-error --stderr - --connect-timeout 5 --max-time 8 --write-out '\n%{http_code}' "$@")
  code=$?
  ((code == 0)) && echo "${page##*$'\n'}"
  echo "${page%$'\n'*}"
  return $code
}

# The keys go to curl on its standard input: everybody sees a command line.
signed() {
  printf 'user = "%s:%s"\n' "$id" "$key" \
    | fetch --config - --aws-sigv4 "aws:amz:$region:s3" \
      --header "x-amz-content-sha256: $(printf %s "$body" | sha256sum | cut -d' ' -f1)" "$@"
}

store() {
  local region=$3 id=KEY_ID_$4 key=KEY_$4 body='' said code gone
  id=${!id-} key=${!key-}
  [[ -n $id && -n $key ]] || { echo 'its Secret has no keys' && return 100; }
  key=${key//\\/\\\\} key=${key//\"/\\\"}
  case $1 in
    list) signed "$2" ;;
    head) signed --head "$2" ;;
    upload)
      body=x
      # The checksum is that of nothing, and the body is not.
      said=$(signed --request PUT --data-binary x --header 'Content-MD5: 1B2M2Y8AsgTpgAmY7PhCfg==' "$2")
      code=$?
      if ((code == 0)) && [[ $said == 2* ]]; then
        body=''
        gone=$(signed --request DELETE "$2")
        said="${said%%$'\n'*} "$([[ $gone == 2* ]] && echo removed || echo "stays: $gone")
      fi
      echo "$said"
      return $code
      ;;
  esac
}

ask() {
  local text code
  text=$("${@:2}")
  code=$?
  text=${text//[$'\t\r\n']/ }
  printf '%s\t%s\t%s\n' "$1" "$code" "${text:0:1500}"
}

# So many at a time: each is a process of its own in a small container. The next begins when any of them ends: a closed port takes seconds.
asked=0
while IFS=$'\t' read -ra question; do
  ((++asked <= 6)) || wait -n
  ask "${question[@]}" &
done < <(printf '%s\n' "$QUESTIONS")
wait
