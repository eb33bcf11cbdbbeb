// CSS modules and other assets that the bundler turns into modules.
/// <reference types="@backstage/cli/asset-types" />
