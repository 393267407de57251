from garden.sheds._wood import Door
