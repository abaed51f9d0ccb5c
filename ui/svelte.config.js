// A warning of the compiler (of accessibility, most of all) fails the build.
export default {
  compilerOptions: { runes: true },
  onwarn(warning) {
    throw new Error(`${warning.filename}: ${warning.message}`);
  },
};
