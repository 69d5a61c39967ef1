// Without git there is nothing to release from.
try {
    return 'git --version'.execute().waitFor() == 0
} catch (IOException e) {
    println 'Skipped: there is no git on this machine (' + e.message + ').'
    return false
}
