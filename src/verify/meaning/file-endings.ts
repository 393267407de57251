/** What stands behind the last dot of a file's name, or of a version. */
export const FILE_ENDING =
  /\.(?:pyi?|ipynb|html?|md|rst|txt|ya?ml|json|toml|cfg|ini|csv|tsv|png|jpe?g|svg|gif|pdf|np[yz]|pkl|pth?|ckpt|zip|t?gz|tar|bz2|xz|log|lock|whl|sh|bat|db|v?\d+)$/
