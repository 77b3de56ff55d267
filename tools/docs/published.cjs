/**
 * Whether npm has a version of this package. Until then, a package of this name in a registry is a stranger's, and the
 * pages and examples install a tarball. A test keeps them in step with this line; a release needs `true`.
 */
module.exports = false;
