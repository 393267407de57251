docker cp shop/store box:/code/shop/store
cp -r shop/store "$DEST/shop/data"
