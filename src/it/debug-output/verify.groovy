def log = new File(basedir, 'build.log').text
assert log.contains('[DEBUG]')
assert log.contains('Deployed "Acme Phone"')
def basic = '5ca1ab1e-0000-4000-8000-0000000000c1:sandbox-secret'.bytes.encodeBase64().toString()
['sandbox-secret', basic, 'access_token', 'Bearer '].each { assert !log.contains(it) : it }
new File(basedir, 'target/genesyscloud').eachFile { file ->
    ['sandbox-secret', basic].each { assert !file.text.contains(it) : file }
}
return true
