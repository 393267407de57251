docker cp shop/data box:/code/shop/data
cp -r shop/data "$DEST/shop/data"
