// Viewers whose published files hold all that they need: without this, three scripts for one test bring along four hundred packages.
const selfContained = ["@scalar/api-reference", "@stoplight/elements", "redoc"];

module.exports = {
  hooks: {
    readPackage(manifest) {
      if (selfContained.includes(manifest.name)) Object.assign(manifest, { dependencies: {}, peerDependencies: {} });
      return manifest;
    },
  },
};
