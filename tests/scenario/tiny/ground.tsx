<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" name="ground" tilewidth="56" tileheight="64" tilecount="5" columns="5">
 <tile id="0" type="reg"/>
 <tile id="1" type="massif"/>
 <tile id="2" type="irrigated"/>
 <tile id="3" type="steppe"/>
 <tile id="4" type="erg"/>
</tileset>
