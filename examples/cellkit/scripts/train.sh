#!/usr/bin/env bash
# Trains on one plate: scripts/train.sh plates/2025_03_plate1.json
set -euo pipefail

plate=${1:?which plate?}

python -m cellkit.data.hcs "$plate"
python -c 'from cellkit.preprocess import normalize_plate; normalize_plate("'"$plate"'")'
cellkit fit \
    --config configs/predict.json \
    --data.class_path=cellkit.data.hcs.HCSDataModule
